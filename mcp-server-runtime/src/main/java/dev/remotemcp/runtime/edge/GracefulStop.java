package dev.remotemcp.runtime.edge;

import dev.remotemcp.runtime.call.Calls;
import dev.remotemcp.runtime.protocol.OpenStreams;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import jakarta.inject.Singleton;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** Lets running calls finish and says goodbye on listen streams when the server stops. */
@Singleton
final class GracefulStop implements GracefulShutdownCapable {
    private final Calls calls;
    private final OpenStreams streams;

    GracefulStop(Calls calls, OpenStreams streams) {
        this.calls = calls;
        this.streams = streams;
    }

    @Override
    public CompletionStage<?> shutdownGracefully() {
        streams.endAll();
        return calls.finish();
    }

    @Override
    public OptionalLong reportActiveTasks() {
        return OptionalLong.of(calls.active() + (long) streams.open());
    }
}
