package dev.remotemcp.benchmarks;

import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.annotations.NonBlocking;

/** The tools under load: they do nothing, so that what is measured is the server. */
class BenchmarkTools {
    /**
     * Says what it is told, on a virtual thread.
     *
     * @param message what to say
     */
    @McpTool(readOnly = true)
    String echo(String message) {
        return message;
    }

    /**
     * Says what it is told, on the event loop.
     *
     * @param message what to say
     */
    @McpTool(name = "echo_nb", readOnly = true)
    @NonBlocking
    String echoNonBlocking(String message) {
        return message;
    }

    /**
     * Confirms an order.
     *
     * @param order what is ordered
     */
    @McpTool(readOnly = true)
    Order order(Order order) {
        return order;
    }
}
