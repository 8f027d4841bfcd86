package dev.remotemcp.runtime.wire;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A call whose answer the test does not wait for until it asks. */
final class BackgroundCall implements AutoCloseable {
    private final CompletableFuture<McpReply> reply = new CompletableFuture<>();
    private final Thread thread;

    BackgroundCall(McpRequest request) {
        thread = Thread.startVirtualThread(() -> {
            try {
                reply.complete(request.expectStatus(200));
            } catch (Throwable e) { // an AssertionError is for the test's thread
                reply.completeExceptionally(e);
            }
        });
    }

    McpReply reply() {
        return reply.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
