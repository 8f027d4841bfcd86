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
 * @param access what a caller needs
 */
public record ToolBinding(
        String name,
        Descriptor descriptor,
        List<HeaderArgument> headers,
        Execution execution,
        ToolHandler handler,
        Access access)
        implements Binding {
    /** A tool for everybody who is let in. */
    public ToolBinding(
            String name,
            Descriptor descriptor,
            List<HeaderArgument> headers,
            Execution execution,
            ToolHandler handler) {
        this(name, descriptor, headers, execution, handler, Access.OPEN);
    }

    /** A tool of whose arguments clients mirror none, for everybody who is let in. */
    public ToolBinding(String name, Descriptor descriptor, Execution execution, ToolHandler handler) {
        this(name, descriptor, List.of(), execution, handler);
    }

    @Override
    public String subject() {
        return "the tool '" + name + "'";
    }

    /** The same tool for those only who fulfil this as well. */
    public ToolBinding requiring(Access more) {
        return new ToolBinding(name, descriptor, headers, execution, handler, access.and(more));
    }

    /** The same tool, described and run in another way. */
    ToolBinding with(Descriptor otherDescriptor, ToolHandler otherHandler) {
        return new ToolBinding(name, otherDescriptor, headers, execution, otherHandler, access);
    }
}
