package dev.remotemcp.runtime.builder;

/**
 * What another module can do to a tool; {@link McpToolBuilder#with} applies it. So a module offers words of its own,
 * for example {@code .with(mcpApp(app -> app.withView("ui/results.html")))}.
 */
@FunctionalInterface
public interface McpToolExtension {
    /**
     * Extends a tool, at once.
     *
     * @param tool the tool
     * @param mcp for what belongs to it, such as resources
     */
    void extend(McpToolBuilder tool, McpServerBuilder mcp);
}
