package dev.remotemcp.runtime.protocol;

import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.state.KeptShares;
import io.micronaut.context.annotation.EachBean;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bytes that one server keeps for clients that are slow to read, on all its streams together, and the URIs that
 * listen streams are about: so much in total, and a quarter of it for one caller. Thread-safe.
 */
@EachBean(ServerSettings.class)
public final class StreamMemory {
    private static final Logger LOG = LoggerFactory.getLogger(StreamMemory.class);

    /** The part of all bytes that one caller may take. */
    private static final int CALLERS_PART = 4;

    /** The part of the memory of streams that URIs may take beside it. */
    private static final int URIS_PART = 4;

    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

    private final KeptShares events;
    private final KeptShares uris;
    private final AtomicLong warned = new AtomicLong(System.nanoTime() - BETWEEN_WARNINGS.toNanos());

    // Guarded by this.
    private final Map<String, Set<Reader>> readers = new HashMap<>();

    /** A stream whose client has not read everything yet. */
    public interface Reader {
        /** Bytes that wait for the client. */
        long unread();

        /** Closes the connection, and gives the bytes back. */
        void evict();
    }

    @Inject
    StreamMemory(ServerSettings server) {
        this(server.limits().streamMemoryBytes());
    }

    /** Of so many bytes. */
    public StreamMemory(long most) {
        this.events = new KeptShares(most, most / CALLERS_PART);
        this.uris = new KeptShares(most / URIS_PART, most / URIS_PART / CALLERS_PART);
    }

    /** A stream has been opened. */
    public synchronized void opened(String caller, Reader reader) {
        readers.computeIfAbsent(caller, key -> new HashSet<>()).add(reader);
    }

    /** A stream is over. */
    public synchronized void closed(String caller, Reader reader) {
        Set<Reader> own = readers.get(caller);
        if (own != null && own.remove(reader) && own.isEmpty()) {
            readers.remove(caller);
        }
    }

    /** Takes room for an event; false if there is none at the moment. */
    public boolean take(String caller, long bytes) {
        return events.take(caller, bytes);
    }

    /** Takes room for an event that must not be lost, the result of a call; {@link #makeRoom} has to follow. */
    public void force(String caller, long bytes) {
        events.force(caller, bytes);
    }

    /**
     * Closes connections until no more waits than the bound allows: of the caller who has most waiting, the one that
     * has most waiting.
     */
    public void makeRoom() {
        boolean evicted = true;
        while (evicted && events.exceeded()) {
            Optional<Reader> slowest = slowest();
            slowest.ifPresent(Reader::evict);
            evicted = slowest.isPresent();
        }
    }

    private synchronized Optional<Reader> slowest() {
        Optional<Reader> slowest = events.largest()
                .flatMap(caller -> readers.getOrDefault(caller, Set.of()).stream()
                        .filter(reader -> reader.unread() > 0)
                        .max(Comparator.comparingLong(Reader::unread)));
        long now = System.nanoTime();
        long before = warned.get();
        if (slowest.isPresent() && now - before >= BETWEEN_WARNINGS.toNanos() && warned.compareAndSet(before, now)) {
            LOG.warn("Clients read too slowly: connections are closed whose clients leave most unread"
                    + " (mcp.limits.stream-memory)");
        }
        return slowest;
    }

    /** Gives room back. */
    public void give(String caller, long bytes) {
        events.give(caller, bytes);
    }

    /** Takes room for the URIs of a listen stream; false if there is none. */
    public boolean takeUris(String caller, long bytes) {
        return bytes == 0 || uris.take(caller, bytes);
    }

    /** Gives the room of URIs back. */
    public void giveUris(String caller, long bytes) {
        uris.give(caller, bytes);
    }

    /** Bytes that wait for all clients. */
    public long unread() {
        return events.total();
    }

    /** Bytes of the URIs of all listen streams. */
    public long uriBytes() {
        return uris.total();
    }
}
