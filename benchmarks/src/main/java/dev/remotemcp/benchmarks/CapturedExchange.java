package dev.remotemcp.benchmarks;

import dev.remotemcp.runtime.protocol.EventStream;
import dev.remotemcp.runtime.protocol.Exchange;
import dev.remotemcp.runtime.protocol.Reply;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A request that came without a network, and whose answer is kept. */
final class CapturedExchange implements Exchange {
    private final Map<String, String> headers;
    private final CompletableFuture<Reply> reply = new CompletableFuture<>();

    /**
     * Makes the request.
     *
     * @param headers found whatever their case
     */
    CapturedExchange(Map<String, String> headers) {
        this.headers = headers;
    }

    /** The answer's body, as soon as it is there. */
    byte[] answer() {
        return reply.join().body();
    }

    /** A header of the answer, if it has it. */
    Optional<String> answered(String header) {
        return Optional.ofNullable(reply.join().headers().get(header));
    }

    @Override
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    @Override
    public Optional<Principal> principal() {
        return Optional.empty();
    }

    @Override
    public String owner() {
        return "";
    }

    @Override
    public String shareKey() {
        return "peer none";
    }

    @Override
    public void reply(Reply answer) {
        reply.complete(answer);
    }

    @Override
    public EventStream stream() {
        throw new UnsupportedOperationException("No benchmark sends notifications");
    }

    @Override
    public Runnable hold() {
        return () -> {};
    }

    @Override
    public void forgetRequest() {}

    @Override
    public void onDisconnect(Runnable action) {
        // The caller stays until it has its answer.
    }

    @Override
    public Executor virtualThreads() {
        return Thread::startVirtualThread;
    }
}
