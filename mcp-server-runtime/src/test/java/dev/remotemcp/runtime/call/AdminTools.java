package dev.remotemcp.runtime.call;

import dev.remotemcp.annotations.McpServer;
import dev.remotemcp.annotations.McpTool;
import io.micronaut.context.annotation.Requires;

/** Belongs to a server of its own, where there is one. */
@McpServer("admin")
@Requires(property = "test.admin-tools")
class AdminTools {
    /** Wipes everything. */
    @McpTool(destructive = true)
    String wipe() {
        return "wiped";
    }
}
