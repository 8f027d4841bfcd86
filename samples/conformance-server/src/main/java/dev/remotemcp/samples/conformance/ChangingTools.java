package dev.remotemcp.samples.conformance;

import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.PromptOutput;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.Descriptor;
import dev.remotemcp.runtime.catalog.McpCatalog;
import dev.remotemcp.runtime.catalog.PromptBinding;
import dev.remotemcp.runtime.catalog.ToolBinding;
import java.util.List;

/** Tools that change what the server offers while it runs, or say so; every client that listens hears of it. */
class ChangingTools {
    private static final String TOOL = "test_dynamic_tool";
    private static final String PROMPT = "test_dynamic_prompt";

    private final McpCatalog catalog;

    ChangingTools(McpCatalog catalog) {
        this.catalog = catalog;
    }

    /** Adds a tool, or removes it when it is there. */
    @McpTool(name = "test_trigger_tool_change", destructive = false)
    String changeTools() {
        if (catalog.removeTool(TOOL)) {
            return "Removed " + TOOL;
        }
        catalog.add(new ToolBinding(
                TOOL,
                Descriptor.of("""
                        {"name":"test_dynamic_tool","description":"Comes and goes.","inputSchema":{"type":"object"}}"""),
                List.of(),
                Execution.EVENT_LOOP,
                (arguments, context) -> new ToolOutput.Text("Here for the moment")));
        return "Added " + TOOL;
    }

    /** Tells the clients that watch test://watched-resource that it is updated. */
    @McpTool(name = "test_trigger_resource_update", readOnly = true)
    String updateResource() {
        catalog.resourceUpdated(Resources.WATCHED);
        return "Told of " + Resources.WATCHED;
    }

    /** Adds a prompt, or removes it when it is there. */
    @McpTool(name = "test_trigger_prompt_change", destructive = false)
    String changePrompts() {
        if (catalog.removePrompt(PROMPT)) {
            return "Removed " + PROMPT;
        }
        catalog.add(new PromptBinding(
                PROMPT,
                Descriptor.of("""
                        {"name":"test_dynamic_prompt","description":"Comes and goes."}"""),
                Execution.EVENT_LOOP,
                (arguments, context) -> new PromptOutput.Text("Here for the moment")));
        return "Added " + PROMPT;
    }
}
