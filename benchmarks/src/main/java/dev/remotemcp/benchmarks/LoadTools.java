package dev.remotemcp.benchmarks;

import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.runtime.McpContext;
import io.micronaut.context.annotation.Requires;
import java.time.Duration;

/** Tools that {@code benchmarks/load} abuses; offered only with the property {@code benchmark.load}. */
@Requires(property = "benchmark.load")
class LoadTools {
    private static final int MOST_SECONDS = 120;
    private static final int MOST_BYTES = 16 << 20;
    private static final int MOST_MESSAGES = 10_000;

    /**
     * Waits on its virtual thread, then answers.
     *
     * @param seconds how long to wait
     */
    @McpTool(readOnly = true)
    String slow(int seconds) throws InterruptedException {
        Thread.sleep(Duration.ofSeconds(Math.min(seconds, MOST_SECONDS)));
        return "done";
    }

    /**
     * Returns a large text.
     *
     * @param bytes length of the text
     */
    @McpTool(readOnly = true)
    String large(int bytes) {
        return "x".repeat(Math.min(bytes, MOST_BYTES));
    }

    /**
     * Reports progress with large messages, as fast as the server takes them.
     *
     * @param messages how many messages
     * @param bytes length of each message
     */
    @McpTool(readOnly = true)
    String progress(int messages, int bytes, McpContext context) {
        int length = Math.min(bytes, MOST_BYTES);
        for (int i = 1; i <= Math.min(messages, MOST_MESSAGES); i++) {
            context.progress(i, messages, i + " ".repeat(length));
        }
        return "done";
    }
}
