package dev.remotemcp.schemagen;

import org.junit.jupiter.api.Test;

/** Every mistake with {@code @McpSchema} that is a compile error. */
class DescribedErrorsTest {
    @Test
    void typesThatHaveNoSchema() {
        check("""
                class Types {
                    @McpSchema record Page<T>(List<T> items) {} // error: The type Page has type parameters, which have no schema: put @McpSchema on a static field of type TypeReference<Page<…>>
                    @McpSchema record Task(Thread thread) {} // error: The component 'thread' cannot be bound to Thread: it is not a record, enum, collection or scalar that has a JSON form: make it a record, or take JsonNode
                    @McpSchema static class Empty {} // error: The described type cannot be bound to Empty: it has no property that Jackson could read: add setters, a constructor with @JsonCreator, or make it a record // error: The described type cannot be bound to Empty: it has no property that Jackson would write: add getters, or make it a record
                    @McpSchema(input = false) interface Named { String getName(); }
                    @McpSchema(output = false) interface Read { String getName(); } // error: The described type cannot be bound to Read: it is abstract, so that Jackson cannot make one: take a class that can be made, or name one with @JsonDeserialize(as = …)
                    @McpSchema private record Secret(String name) {} // error: The type Secret is private, so that generated code cannot use it: make it package-private // error: The described type cannot be bound to Secret: it is private, so that generated code cannot use it: make it package-private
                }
                """);
    }

    @Test
    void fieldsThatDescribeNothing() {
        check("""
                class Types {
                    record Page<T>(List<T> items) {} // error: The component 'items' cannot be bound to Thread: it is not a record, enum, collection or scalar that has a JSON form: make it a record, or take JsonNode
                    @McpSchema static final TypeReference<Page<String>> FINE = new TypeReference<>() {};
                    @McpSchema static final TypeReference<Page<Thread>> THREADS = new TypeReference<>() {};
                    @McpSchema static final List<String> LIST = List.of(); // error: The field 'LIST' carries @McpSchema, but is no TypeReference<…> of Jackson: make it one, or put @McpSchema on the type itself
                    @McpSchema static final TypeReference RAW = new TypeReference<String>() {}; // error: The type that the field 'RAW' describes cannot be bound to T: a type variable has no schema: name the type
                    @McpSchema private static final TypeReference<String> HIDDEN = new TypeReference<>() {}; // error: The field 'HIDDEN' carries @McpSchema, but generated code cannot read it: make it static and not private
                    @McpSchema final TypeReference<String> own = new TypeReference<>() {}; // error: The field 'own' carries @McpSchema, but generated code cannot read it: make it static and not private
                }
                """);
    }

    private static void check(String text) {
        MarkedSource.check(MarkedSource.of("Types", "import tools.jackson.core.type.TypeReference; " + text));
    }
}
