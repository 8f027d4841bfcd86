package dev.remotemcp.runtime.both;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A request that is being answered. */
final class Ongoing {
    private static final int PATIENCE_SECONDS = 30;

    private final List<JsonNode> notifications = new CopyOnWriteArrayList<>();
    private final List<Duration> retries = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Optional<JsonNode>> response = new CompletableFuture<>();
    private final Withdrawal withdrawal;
    private final Thread thread;
    private volatile boolean cancelled;

    /** Talks with the server until there is a response, or none is going to come. */
    interface Talk {
        Optional<JsonNode> talk(Ongoing ongoing) throws IOException, InterruptedException;
    }

    /** Tells the server that the response is not wanted any more. */
    interface Withdrawal {
        void tell(Thread talking);
    }

    private Ongoing(Talk talk, Withdrawal withdrawal) {
        this.withdrawal = withdrawal;
        this.thread = Thread.ofVirtual().unstarted(() -> run(talk));
    }

    static Ongoing start(Talk talk, Withdrawal withdrawal) {
        Ongoing ongoing = new Ongoing(talk, withdrawal);
        ongoing.thread.start();
        return ongoing;
    }

    private void run(Talk talk) {
        try {
            response.complete(talk.talk(this));
        } catch (IOException | InterruptedException e) {
            if (cancelled) {
                response.complete(Optional.empty());
            } else {
                response.completeExceptionally(e);
            }
        } catch (Throwable e) { // an AssertionError is for the test's thread
            response.completeExceptionally(e);
        }
    }

    void hear(JsonNode notification) {
        notifications.add(notification);
    }

    void comeBackAfter(Duration retry) {
        retries.add(retry);
    }

    boolean cancelled() {
        return cancelled;
    }

    /** No longer wants the response. */
    void cancel() {
        cancelled = true;
        withdrawal.tell(thread);
    }

    /** Waits until all is said. */
    Transcript transcript() {
        return new Transcript(
                response.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join(),
                List.copyOf(notifications),
                List.copyOf(retries));
    }
}
