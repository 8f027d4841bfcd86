package dev.remotemcp.runtime.protocol.legacy;

import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.state.KeptShares;
import io.micronaut.context.annotation.EachBean;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * Bounds what is kept for clients that lost the connection, in all sessions together, a quarter of it for one caller;
 * and keeps streams whose call has ended, not for long and no longer than their session. Thread-safe.
 *
 * <p>At a bound, running streams keep fewer notifications, and streams that have ended go: the oldest of the caller at
 * their own bound, or of the one who has most.
 */
@EachBean(ServerSettings.class)
final class EndedStreams {
    /** Bytes that a stream takes beside its messages. */
    private static final long BYTES_OF_A_STREAM = 512;

    /** The part of all bytes that one caller may take. */
    private static final int CALLERS_PART = 4;

    private record Ended(LiveSession session, long until) {}

    private final KeptShares shares;
    private final long keptNanos;

    // Guarded by this.
    private final SequencedMap<ResumableStream, Ended> streams = new LinkedHashMap<>();
    private final Map<String, SequencedSet<ResumableStream>> byCaller = new HashMap<>();

    EndedStreams(ServerSettings server) {
        long most = server.legacy().replaySize();
        this.shares = new KeptShares(most, most / CALLERS_PART);
        this.keptNanos = server.legacy().replayTime().toNanos();
    }

    /** The memory for the messages of a caller's streams. */
    Replay.Room room(String caller) {
        return new Replay.Room() {
            @Override
            public boolean take(long bytes) {
                return shares.take(caller, bytes);
            }

            @Override
            public void force(long bytes) {
                shares.force(caller, bytes);
            }

            @Override
            public void give(long bytes) {
                shares.give(caller, bytes);
            }
        };
    }

    synchronized void add(LiveSession session, ResumableStream stream) {
        long until = System.nanoTime() + keptNanos + stream.away().toNanos();
        if (streams.putIfAbsent(stream, new Ended(session, until)) == null) {
            shares.force(session.caller(), BYTES_OF_A_STREAM);
            byCaller.computeIfAbsent(session.caller(), caller -> new LinkedHashSet<>())
                    .add(stream);
        }
        forget();
    }

    /** A stream's session is over. */
    synchronized void remove(ResumableStream stream) {
        Ended known = streams.remove(stream);
        if (known != null) {
            String caller = known.session().caller();
            SequencedSet<ResumableStream> own = byCaller.get(caller);
            if (own != null && own.remove(stream) && own.isEmpty()) {
                byCaller.remove(caller);
            }
            stream.forget();
            shares.give(caller, BYTES_OF_A_STREAM);
        }
    }

    /** Lets go of what nobody came back for, and of what there is no room for. */
    synchronized void forget() {
        long now = System.nanoTime();
        Map.Entry<ResumableStream, Ended> oldest = streams.firstEntry();
        while (oldest != null && now - oldest.getValue().until() > 0) {
            drop(oldest.getKey());
            oldest = streams.firstEntry();
        }
        for (Map.Entry<String, SequencedSet<ResumableStream>> own :
                byCaller.entrySet().stream().toList()) {
            // A single one may be larger than the share, since it would never be kept otherwise.
            while (shares.exceededBy(own.getKey()) && own.getValue().size() > 1) {
                drop(own.getValue().getFirst());
            }
        }
        while (shares.exceeded() && !streams.isEmpty()) {
            String largest = shares.largest().orElse("");
            SequencedSet<ResumableStream> own = byCaller.get(largest);
            drop(own == null ? streams.firstEntry().getKey() : own.getFirst());
        }
    }

    private void drop(ResumableStream stream) {
        Ended known = streams.get(stream);
        remove(stream);
        if (known != null) {
            known.session().forget(stream);
        }
    }

    /** How many bytes are kept. */
    long bytes() {
        return shares.total();
    }
}
