package dev.remotemcp.runtime.call;

import dev.remotemcp.annotations.McpTool;
import io.micronaut.context.annotation.Requires;

/** A bean that is there only when a setting says so. */
@Requires(property = "test.switched-tools")
class SwitchedTools {
    /** Says that it is on. */
    @McpTool
    String switchedOn() {
        return "on";
    }
}
