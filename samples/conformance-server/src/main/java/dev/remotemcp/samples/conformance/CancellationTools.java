package dev.remotemcp.samples.conformance;

import dev.remotemcp.annotations.McpResource;
import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.runtime.McpContext;
import dev.remotemcp.runtime.catalog.McpCatalog;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A tool that runs until it is cancelled, and a resource that tells how often that has happened. */
class CancellationTools {
    private static final String URI = "test://cancellations";

    private final AtomicInteger cancellations = new AtomicInteger();
    private final McpCatalog catalog;

    CancellationTools(McpCatalog catalog) {
        this.catalog = catalog;
    }

    /** Reports progress once and then runs until it is cancelled. */
    @McpTool(name = "test_cancellation", destructive = false)
    String runUntilCancelled(McpContext context) {
        context.progress(0, 1, "Waiting to be cancelled");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            cancellations.incrementAndGet();
            catalog.resourceUpdated(URI);
        }
        return "Cancelled";
    }

    /** How many calls of test_cancellation have been cancelled. */
    @McpResource(uri = URI, name = "cancellations", title = "Cancelled Calls", ttlMs = 0)
    String cancellations() {
        return cancellations.toString();
    }
}
