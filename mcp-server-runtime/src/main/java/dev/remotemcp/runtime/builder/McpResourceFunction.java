package dev.remotemcp.runtime.builder;

import dev.remotemcp.runtime.McpContext;
import org.jspecify.annotations.Nullable;

/** Reads a resource. */
@FunctionalInterface
public interface McpResourceFunction {
    /**
     * Reads the resource.
     *
     * @param variables the values of the template's variables, percent-decoded; none for a fixed URI
     * @return text (a {@code String}, number, boolean or enum constant), {@code byte[]}, any of the SDK's contents or a
     *     collection of them, a {@code ReadResourceResult}, any other value for JSON; or a {@code CompletionStage},
     *     {@code Mono}, {@code Optional} of these, or a {@code Flux} of contents. Null means that there is no such
     *     resource.
     * @throws dev.remotemcp.runtime.McpResourceNotFoundException if there is no such resource
     * @throws Exception anything else, of which the client learns an error id
     */
    @Nullable
    Object read(McpTexts variables, McpContext context) throws Exception;
}
