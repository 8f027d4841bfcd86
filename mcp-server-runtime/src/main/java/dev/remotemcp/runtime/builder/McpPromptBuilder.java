package dev.remotemcp.runtime.builder;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says what a prompt is. Without a {@link #handler handler} it refines the prompt of that name, which keeps its method
 * and what is not said here; with one it defines a new prompt, or takes the place of the annotated method.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/server/prompts">MCP 2026-07-28, Prompts</a>
 */
public final class McpPromptBuilder extends McpComponentBuilder<McpPromptBuilder> {
    private final String name;
    private final Map<String, DeclaredArgument> arguments = new LinkedHashMap<>();
    private final Map<String, McpCompletionFunction> completions = new LinkedHashMap<>();
    private @Nullable McpPromptFunction function;

    McpPromptBuilder(String name) {
        super("the prompt '" + name + "'");
        if (name.isBlank()) {
            throw new IllegalArgumentException("A prompt needs a name: write it like review_code");
        }
        this.name = name;
    }

    /** One argument, as it was declared by {@link #withArgument}. */
    record DeclaredArgument(String description, boolean required) {}

    @Override
    McpPromptBuilder self() {
        return this;
    }

    /**
     * An argument.
     *
     * <p>A prompt with a handler gets this argument beside those that an annotated one of its name has. One that keeps
     * its method must have an argument of that name, required or not as said here, and gets the description.
     *
     * @param description what it means, for people; empty says nothing
     * @param required whether the prompt is refused without it
     */
    public McpPromptBuilder withArgument(String name, String description, boolean required) {
        arguments.put(name, new DeclaredArgument(description, required));
        return this;
    }

    /** Makes the messages, on a virtual thread of its own, so it may block. */
    public McpPromptBuilder handler(McpPromptFunction handler) {
        function = handler;
        return this;
    }

    /**
     * Suggests values of one argument, on a virtual thread of its own unless {@link #nonBlocking()} or
     * {@link #cpuBound()}.
     */
    public McpPromptBuilder withCompletion(String argument, McpCompletionFunction completion) {
        completions.put(argument, completion);
        return this;
    }

    /** The prompt's name. */
    public String name() {
        return name;
    }

    Map<String, DeclaredArgument> arguments() {
        return arguments;
    }

    Map<String, McpCompletionFunction> completions() {
        return completions;
    }

    Optional<McpPromptFunction> function() {
        return Optional.ofNullable(function);
    }
}
