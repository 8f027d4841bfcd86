package dev.remotemcp.runtime.catalog;

import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.ToolHandler;
import java.util.List;

/**
 * A tool.
 *
 * @param name its unique name
 * @param descriptor the {@code Tool} object of {@code tools/list}
 * @param headers the arguments that clients mirror into {@code Mcp-Param-*} headers
 * @param execution where the handler runs
 */
public record ToolBinding(
        String name, Descriptor descriptor, List<HeaderArgument> headers, Execution execution, ToolHandler handler)
        implements Binding {
    /** A tool of whose arguments clients mirror none. */
    public ToolBinding(String name, Descriptor descriptor, Execution execution, ToolHandler handler) {
        this(name, descriptor, List.of(), execution, handler);
    }
}
