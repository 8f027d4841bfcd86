package dev.remotemcp.runtime.builder;

/** What another module can do to a resource or template; {@link McpResourceBuilder#with} applies it. */
@FunctionalInterface
public interface McpResourceExtension {
    /**
     * Extends a resource, at once.
     *
     * @param resource the resource
     * @param mcp for what belongs to it, such as other resources
     */
    void extend(McpResourceBuilder resource, McpServerBuilder mcp);
}
