package dev.remotemcp.runtime.protocol.legacy;

import dev.remotemcp.runtime.config.LegacyConfiguration;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps streams whose call has ended, for clients that lost the connection before they got the response: not for long,
 * and no more than the limit allows in all sessions together. Thread-safe.
 */
@Singleton
final class EndedStreams {
    /** What a stream takes beside its messages, about. */
    private static final long BYTES_OF_A_STREAM = 512;

    private record Ended(LiveSession session, ResumableStream stream, long bytes, long until) {}

    private final long mostBytes;
    private final long keptNanos;
    private final Deque<Ended> streams = new ArrayDeque<>();
    private long bytes;

    EndedStreams(LegacyConfiguration configuration) {
        this.mostBytes = configuration.replaySize();
        this.keptNanos = configuration.replayTime().toNanos();
    }

    synchronized void add(LiveSession session, ResumableStream stream) {
        long size = BYTES_OF_A_STREAM + stream.bytes();
        long kept = keptNanos + stream.away().toNanos();
        streams.addLast(new Ended(session, stream, size, System.nanoTime() + kept));
        bytes += size;
        forget();
    }

    /** Lets go of what nobody came back for. */
    synchronized void forget() {
        long now = System.nanoTime();
        Ended oldest = streams.peekFirst();
        while (oldest != null && (bytes > mostBytes || now - oldest.until() > 0)) {
            streams.removeFirst();
            bytes -= oldest.bytes();
            oldest.session().forget(oldest.stream());
            oldest = streams.peekFirst();
        }
    }

    /** How many bytes are kept. */
    synchronized long bytes() {
        return bytes;
    }
}
