package dev.remotemcp.runtime.builder;

import dev.remotemcp.runtime.McpContext;
import org.jspecify.annotations.Nullable;

/**
 * What a tool does.
 *
 * @param <A> what its arguments are bound to; {@link McpArguments} where they are not
 */
@FunctionalInterface
public interface McpToolFunction<A> {
    /**
     * Runs the tool.
     *
     * @return text (a {@code String}, number, boolean or enum constant), any of the SDK's content blocks or a
     *     collection of them, a {@code CallToolResult}, any other value for structured content, null for nothing; or a
     *     {@code CompletionStage}, {@code Mono}, {@code Optional} of these, or a {@code Flux} of content blocks. With
     *     an output schema every value but the SDK's is structured content.
     * @throws dev.remotemcp.runtime.McpToolException with what the model should know
     * @throws Exception anything else, of which the client learns an error id
     */
    @Nullable
    Object call(A arguments, McpContext context) throws Exception;
}
