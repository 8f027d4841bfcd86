package dev.remotemcp.schemagen;

import org.junit.jupiter.api.Test;

/** Every class and type that generated code cannot name or a schema cannot describe, as a compile error. */
class ReachErrorsTest {
    @Test
    void classesThatGeneratedCodeCannotUse() {
        MarkedSource.check(
                MarkedSource.of("Tools", """
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
                        """),
                new MarkedSource("Open", """
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

    @Test
    void completionsOfTemplatesThatLackTheVariable() {
        check("""
                class Resources {
                    @McpResource(uri = "a://{city}") String one(String city) { return ""; }
                    @McpResource(uri = "a://{city}") String two(String city) { return ""; } // error: The type There is already a resource template 'a://{city}', in acme.Resources.one: give one of them another URI
                    @McpResource(uri = "b c://x") String three() { return ""; } // error: The URI 'b c://x' is malformed (Illegal character in scheme name): write it like weather://stations
                    @McpCompletion(resource = "a://{city}", argument = "town") List<String> a(String town) { return List.of(); } // error: The template 'a://{city}' has no 'town' to complete: it has [city]
                    @McpCompletion(resource = "a://{city}", argument = "city") List<String> b(String city, String season) { return List.of(); } // error: The template 'a://{city}' has no 'season' that the completion could receive: it has [city]
                    @McpCompletion(resource = "a://{city}", argument = "") List<String> c(String city) { return List.of(); } // error: @McpCompletion has no argument: name the prompt argument or template variable
                    @McpCompletion(resource = "a://{city}", argument = "city") List<String> d(String city) { return List.of(); } // error: The type There is already a completion 'city of a://{city}', in acme.Resources.b: remove one of them
                    @McpPrompt String f(String city) { return ""; }
                    @McpCompletion(prompt = "f", argument = "city") List<String> g(String city, String season) { return List.of(); } // error: The prompt 'f' has no 'season' that the completion could receive: it has [city]
                    @McpPrompt String e(List<String> cities) { return ""; } // error: The parameter 'cities' cannot be a prompt argument, which is text: use String, a number, boolean, enum, date or time, UUID or URI, or an Optional of them
                }
                """);
    }

    @Test
    void metadataThatStandsTwiceOrSaysNothing() {
        check("""
                class Tools {
                    @McpTool(meta = {@McpMeta(key = "a/b", json = "1"), @McpMeta(key = "a/b", json = "2")}) String a() { return ""; } // error: The metadata key 'a/b' stands here twice: remove one entry
                    @McpTool(meta = @McpMeta(key = "a/b", json = "")) String b() { return ""; } // error: The metadata 'a/b' has no value: write JSON, for example "docs" in quotes
                }
                """);
    }

    @Test
    void constraintsThatCannotBeEnforced() {
        MarkedSource.check(
                MarkedSource.of("Tools", """
                        class Tools {
                            @interface Detail { int value(); }
                            @jakarta.validation.Constraint(validatedBy = {}) @interface Detailed { Detail detail(); }
                            @McpTool String c(@Min(1) boolean on) { return ""; } // error: The parameter 'on' has @Min, which is for numbers: remove it or change the type
                            @McpTool String a(@Odd int n) { return ""; } // error: The parameter 'n' has @Odd, which is neither advertised nor enforced: remove it and check it in the method
                            @McpTool String b(@Detailed(detail = @Detail(1)) int n) { return ""; } // error: The parameter 'n' has @Detailed, which has an annotation as a member: give it strings, numbers, enums and classes only
                        }
                        """),
                new MarkedSource("Odd", """
                        package jakarta.validation.constraints;
                        public @interface Odd {}
                        """));
    }

    private static void check(String text) {
        MarkedSource.check(MarkedSource.of("Tools", text));
    }
}
