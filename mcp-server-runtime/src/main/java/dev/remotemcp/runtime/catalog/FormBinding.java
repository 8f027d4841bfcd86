package dev.remotemcp.runtime.catalog;

import dev.remotemcp.runtime.call.Arguments;

/**
 * A form that a handler can show to the user.
 *
 * @param type the record or interface annotated with {@code McpForm}
 * @param requestedSchema the {@code requestedSchema} of the elicitation request, compact JSON
 * @param reader makes the form from the user's input
 */
public record FormBinding<T>(Class<T> type, Descriptor requestedSchema, Reader<T> reader) implements Binding {
    @Override
    public String subject() {
        return "the form " + type.getName();
    }

    /** Makes the form from the {@code content} of the answer. */
    @FunctionalInterface
    public interface Reader<T> {
        /**
         * Reads the form.
         *
         * @throws dev.remotemcp.runtime.call.InvalidArgumentsException if the input does not fit
         */
        T read(Arguments content);
    }
}
