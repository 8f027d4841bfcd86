package dev.remotemcp.runtime.catalog;

import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.PromptHandler;

/**
 * A prompt.
 *
 * @param name its unique name
 * @param descriptor the {@code Prompt} object of {@code prompts/list}
 * @param execution where the handler runs
 * @param access what a caller needs
 */
public record PromptBinding(
        String name, Descriptor descriptor, Execution execution, PromptHandler handler, Access access)
        implements Binding {
    /** A prompt for everybody who is let in. */
    public PromptBinding(String name, Descriptor descriptor, Execution execution, PromptHandler handler) {
        this(name, descriptor, execution, handler, Access.OPEN);
    }

    @Override
    public String subject() {
        return "the prompt '" + name + "'";
    }

    /** The same prompt for those only who fulfil this as well. */
    public PromptBinding requiring(Access more) {
        return new PromptBinding(name, descriptor, execution, handler, access.and(more));
    }

    /** The same prompt, described in another way. */
    PromptBinding with(Descriptor other) {
        return new PromptBinding(name, other, execution, handler, access);
    }
}
