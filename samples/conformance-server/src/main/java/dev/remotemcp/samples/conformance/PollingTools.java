package dev.remotemcp.samples.conformance;

import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.runtime.McpContext;
import java.time.Duration;

/** A tool whose client comes back for the result. */
class PollingTools {
    private static final Duration RETRY = Duration.ofMillis(100);
    private static final long WORK_MILLIS = 50;

    /** Closes the connection before it is done, where the client can come back with another. */
    @McpTool(name = "test_reconnection", readOnly = true)
    String reconnection(McpContext context) throws InterruptedException {
        context.continueByPolling(RETRY);
        Thread.sleep(WORK_MILLIS);
        return "Done; whoever reads this was connected when it was sent or came back for it";
    }
}
