package dev.remotemcp.schemagen;

import org.junit.jupiter.api.Test;

/** Every class and type that generated code cannot name or a schema cannot describe, as a compile error. */
class ReachErrorsTest {
    @Test
    void classesThatGeneratedCodeCannotUse() {
        MarkedSource.check(MarkedSource.of("Tools", """
                        class Tools {
                            private static class Closet { public static class Shoe { public int size; } }
                            @McpTool String a(Closet.Shoe shoe) { return ""; } // error: The parameter 'shoe' cannot be bound to Shoe: it is inside a private class, so that generated code cannot use it: make it package-private
                            @McpTool String b(other.Open open) { return ""; }
                            private static class Outer {
                                static class Inside { // error: The type Inside is inside the private class Outer, so that generated code cannot use it: make that package-private
                                    @McpTool String c() { return ""; }
                                }
                            }
                            enum Kind { // error: The type Kind is an enum, which cannot be a bean: move the annotated methods to a class
                                ONE;
                                @McpTool String d() { return ""; }
                            }
                        }
                        """), new MarkedSource("Open", """
                        package other;
                        public class Open {
                            public Hidden hidden; // error: The property 'hidden' cannot be bound to Hidden: it is not public and in another package, so that generated code cannot use it: make it public
                            public Around.Inside inside; // error: The property 'inside' cannot be bound to Inside: it is inside a class that is not public and in another package, so that generated code cannot use it: make it public
                        }
                        class Hidden { public int n; }
                        class Around { public static class Inside { public int n; } }
                        """));
    }

    @Test
    void typesThatAreNotSaid() {
        check("""
                class Tools<T> {
                    @McpTool String a(T one) { return ""; } // error: The parameter 'one' cannot be bound to T: a type variable has no schema: name the type
                    @McpTool <V> String b(V one, List<V> several) { return ""; } // error: The method b has type variables, which have no schema: name the types // error: The parameter 'one' cannot be bound to V: a type variable has no schema: name the type // error: The parameter 'several' cannot be bound to List: say what it contains, for example <String>
                    @McpTool String c(java.util.concurrent.atomic.AtomicReference<String> text) { return ""; } // error: The parameter 'text' cannot be bound to AtomicReference: use Optional instead
                    @McpTool String d(StringBuffer text) { return ""; } // error: The parameter 'text' cannot be bound to StringBuffer: use String instead
                }
                """);
    }

    private static void check(String text) {
        MarkedSource.check(MarkedSource.of("Tools", text));
    }
}
