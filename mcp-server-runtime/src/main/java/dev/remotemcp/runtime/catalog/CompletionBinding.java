package dev.remotemcp.runtime.catalog;

import dev.remotemcp.runtime.call.CompletionHandler;
import dev.remotemcp.runtime.call.Execution;

/**
 * Suggestions for one argument.
 *
 * @param target what the argument belongs to
 * @param argument name of the prompt argument or template variable
 * @param execution where the handler runs
 */
public record CompletionBinding(Target target, String argument, Execution execution, CompletionHandler handler)
        implements Binding {
    @Override
    public String subject() {
        return "the completion of '" + argument + "' of " + target;
    }

    /** What can be completed. */
    public sealed interface Target {
        /** A prompt, by name. */
        record Prompt(String name) implements Target {}

        /** A resource template, by its URI template. */
        record Template(String uri) implements Target {}
    }
}
