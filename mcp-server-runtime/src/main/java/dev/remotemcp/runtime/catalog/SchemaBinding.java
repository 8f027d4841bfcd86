package dev.remotemcp.runtime.catalog;

import java.lang.reflect.Type;
import java.util.Optional;

/**
 * A type annotated with {@code McpSchema}, for tools that are defined in code.
 *
 * @param type the class, or the type argument of a {@code TypeReference}
 * @param input the schema of the type as arguments, compact JSON
 * @param output the schema of the type as a result, compact JSON
 */
public record SchemaBinding(Type type, Optional<Descriptor> input, Optional<Descriptor> output) implements Binding {
    @Override
    public String subject() {
        return "the schema of " + type.getTypeName();
    }
}
