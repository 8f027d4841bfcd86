package dev.remotemcp.runtime.catalog;

import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.PromptHandler;

/**
 * A prompt.
 *
 * @param name its unique name
 * @param descriptor the {@code Prompt} object of {@code prompts/list}
 * @param execution where the handler runs
 */
public record PromptBinding(String name, Descriptor descriptor, Execution execution, PromptHandler handler)
        implements Binding {}
