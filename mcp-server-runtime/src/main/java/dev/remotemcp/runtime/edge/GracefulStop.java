package dev.remotemcp.runtime.edge;

import dev.remotemcp.runtime.call.Calls;
import dev.remotemcp.runtime.protocol.OpenStreams;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Lets running calls finish and says goodbye on listen streams of all servers when the application stops. */
@Singleton
final class GracefulStop implements GracefulShutdownCapable {
    private final List<Calls> calls;
    private final List<OpenStreams> streams;

    GracefulStop(List<Calls> calls, List<OpenStreams> streams) {
        this.calls = calls;
        this.streams = streams;
    }

    @Override
    public CompletionStage<?> shutdownGracefully() {
        streams.forEach(OpenStreams::endAll);
        return CompletableFuture.allOf(calls.stream().map(Calls::finish).toArray(CompletableFuture[]::new));
    }

    @Override
    public OptionalLong reportActiveTasks() {
        return OptionalLong.of(calls.stream().mapToLong(Calls::active).sum()
                + streams.stream().mapToLong(OpenStreams::open).sum());
    }
}
