package dev.remotemcp.samples.conformance;

import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.runtime.McpContext;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;

/** Tools that report progress and write log messages while they run. */
class ProgressTools {
    private static final long STEP_MILLIS = 50;

    /** Reports progress at 0, 50 and 100 of 100. */
    @McpTool(name = "test_tool_with_progress", readOnly = true)
    String progress(McpContext context) throws InterruptedException {
        context.progress(0, 100, "Completed step 0 of 100");
        Thread.sleep(STEP_MILLIS);
        context.progress(50, 100, "Completed step 50 of 100");
        Thread.sleep(STEP_MILLIS);
        context.progress(100, 100, "Completed step 100 of 100");
        return "Progress reported for token " + context.meta().path("progressToken");
    }

    /** Writes three log messages. */
    @McpTool(name = "test_tool_with_logging", readOnly = true)
    String logging(McpContext context) throws InterruptedException {
        context.log(LoggingLevel.INFO, "Tool execution started");
        Thread.sleep(STEP_MILLIS);
        context.log(LoggingLevel.INFO, "Tool processing data");
        Thread.sleep(STEP_MILLIS);
        context.log(LoggingLevel.INFO, "Tool execution completed");
        return "Tool with logging executed successfully";
    }

    /** Writes a log message, which arrives only if the request asked for log messages. */
    @McpTool(name = "test_logging_tool", readOnly = true)
    String loggingOnRequest(McpContext context) {
        context.log(LoggingLevel.INFO, "Diagnostic trace logging activated");
        return "Logging evaluated";
    }
}
