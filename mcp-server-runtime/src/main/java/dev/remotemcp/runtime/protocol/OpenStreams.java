package dev.remotemcp.runtime.protocol;

import dev.remotemcp.runtime.config.LimitsConfiguration;
import dev.remotemcp.runtime.config.ServerSettings;
import io.micronaut.context.annotation.EachBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The streams that stay open without a call behind them: bounded in number, in total and per caller, and ended properly
 * when the server stops. Thread-safe.
 *
 * <p>A caller at the bound gets a new stream in place of their oldest one, because a client that has lost connections
 * comes back before the server knows that they are lost. So that clients with too many streams do not replace them in a
 * circle, only a stream that has been open for a while is ended for one of the same caller. When the server is full, a
 * stream of the caller who has most makes room for one who has fewer.
 */
@EachBean(ServerSettings.class)
public final class OpenStreams {
    /** How long a stream is open, before the same caller can replace it. */
    static final Duration SETTLED = Duration.ofSeconds(10);

    private final LimitsConfiguration limits;
    private final Map<String, Map<LongStream, Long>> callers = new LinkedHashMap<>();
    private int open;
    private boolean stopping;

    /** One of the streams. */
    public interface LongStream {
        /** Says goodbye as the protocol asks for, and closes the stream. */
        void end();
    }

    /** Why a stream is not let in. */
    public enum Full {
        /** The server has too many, or is stopping. */
        SERVER,
        /** The caller has too many. */
        CALLER
    }

    OpenStreams(ServerSettings server) {
        this.limits = server.limits();
    }

    /**
     * Takes a stream in, and may end another one for it.
     *
     * @param caller key of the caller, as of {@link Exchange#shareKey}
     * @return why it is not taken in; empty if it is
     */
    public Optional<Full> add(String caller, LongStream stream) {
        return add(caller, stream, System.nanoTime());
    }

    Optional<Full> add(String caller, LongStream stream, long nowNanos) {
        Optional<Place> replaced = Optional.empty();
        synchronized (this) {
            int own = openOf(caller);
            boolean serverIsFull = open >= limits.streams();
            boolean callerIsFull = own >= limits.mostStreamsPerCaller();
            if (stopping) {
                return Optional.of(Full.SERVER);
            }
            if (serverIsFull || callerIsFull) {
                Optional<Place> greater = callerIsFull ? Optional.empty() : oldestOfGreatest(own + 1);
                replaced = greater.or(() -> settled(caller, nowNanos));
                if (replaced.isEmpty()) {
                    return Optional.of(serverIsFull ? Full.SERVER : Full.CALLER);
                }
                remove(replaced.get().caller(), replaced.get().stream());
            }
            callers.computeIfAbsent(caller, key -> new LinkedHashMap<>()).put(stream, nowNanos);
            open++;
        }
        replaced.ifPresent(place -> place.stream().end());
        return Optional.empty();
    }

    /** The sentence for a client whose stream is not let in. */
    public String message(Full full) {
        return switch (full) {
            case SERVER ->
                "The server has " + limits.streams()
                        + " open streams (mcp.limits.streams) or is stopping; try again later";
            case CALLER ->
                "You have " + limits.mostStreamsPerCaller()
                        + " open streams already, as many as one caller may (mcp.limits.streams-per-caller), and opened"
                        + " the oldest just now; close some";
        };
    }

    /** Lets go of a stream. */
    public synchronized void remove(String caller, LongStream stream) {
        Map<LongStream, Long> own = callers.get(caller);
        if (own != null && own.remove(stream) != null) {
            open--;
            if (own.isEmpty()) {
                callers.remove(caller);
            }
        }
    }

    /** How many are open. */
    public synchronized int open() {
        return open;
    }

    /** How many a caller has open. */
    public synchronized int openOf(String caller) {
        return callers.getOrDefault(caller, Map.of()).size();
    }

    /** Ends all streams and takes no more. */
    public void endAll() {
        List<LongStream> all = new ArrayList<>();
        synchronized (this) {
            stopping = true;
            callers.values().forEach(own -> all.addAll(own.keySet()));
            callers.clear();
            open = 0;
        }
        all.forEach(LongStream::end);
    }

    /** The caller's oldest stream, if it has been open for a while. */
    private Optional<Place> settled(String caller, long nowNanos) {
        return callers.getOrDefault(caller, Map.of()).entrySet().stream()
                .findFirst()
                .filter(oldest -> nowNanos - oldest.getValue() >= SETTLED.toNanos())
                .map(oldest -> new Place(caller, oldest.getKey()));
    }

    /** The oldest stream of the caller who has most, if those are more than a number. */
    private Optional<Place> oldestOfGreatest(int number) {
        String greatest = "";
        int most = number;
        for (Map.Entry<String, Map<LongStream, Long>> entry : callers.entrySet()) {
            if (entry.getValue().size() > most) {
                greatest = entry.getKey();
                most = entry.getValue().size();
            }
        }
        String caller = greatest;
        return callers.getOrDefault(caller, Map.of()).keySet().stream()
                .findFirst()
                .map(stream -> new Place(caller, stream));
    }

    private record Place(String caller, LongStream stream) {}
}
