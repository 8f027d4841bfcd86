package dev.remotemcp.runtime.protocol.legacy;

import dev.remotemcp.runtime.config.ServerSettings;
import io.micronaut.context.annotation.EachBean;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Keeps streams whose call has ended, for clients that lost the connection before they got the response: not for long,
 * no more than the limit allows in all sessions together, and no longer than their session. Thread-safe.
 */
@EachBean(ServerSettings.class)
final class EndedStreams {
    /** What a stream takes beside its messages, about. */
    private static final long BYTES_OF_A_STREAM = 512;

    private record Ended(LiveSession session, long bytes, long until) {}

    private final long mostBytes;
    private final long keptNanos;
    private final SequencedMap<ResumableStream, Ended> streams = new LinkedHashMap<>();
    private long bytes;

    EndedStreams(ServerSettings server) {
        this.mostBytes = server.legacy().replaySize();
        this.keptNanos = server.legacy().replayTime().toNanos();
    }

    synchronized void add(LiveSession session, ResumableStream stream) {
        long size = BYTES_OF_A_STREAM + stream.bytes();
        long until = System.nanoTime() + keptNanos + stream.away().toNanos();
        if (streams.putIfAbsent(stream, new Ended(session, size, until)) == null) {
            bytes += size;
        }
        forget();
    }

    /** A stream's session is over. */
    synchronized void remove(ResumableStream stream) {
        Ended known = streams.remove(stream);
        if (known != null) {
            bytes -= known.bytes();
        }
    }

    /** Lets go of what nobody came back for. */
    synchronized void forget() {
        long now = System.nanoTime();
        Map.Entry<ResumableStream, Ended> oldest = streams.firstEntry();
        while (oldest != null && (bytes > mostBytes || now - oldest.getValue().until() > 0)) {
            remove(oldest.getKey());
            oldest.getValue().session().forget(oldest.getKey());
            oldest = streams.firstEntry();
        }
    }

    /** How many bytes are kept. */
    synchronized long bytes() {
        return bytes;
    }
}
