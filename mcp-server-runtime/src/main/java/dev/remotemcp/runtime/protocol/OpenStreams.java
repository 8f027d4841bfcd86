package dev.remotemcp.runtime.protocol;

import dev.remotemcp.runtime.config.LimitsConfiguration;
import dev.remotemcp.runtime.config.ServerSettings;
import io.micronaut.context.annotation.EachBean;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The streams that stay open without a call behind them: bounded in number, ended properly when the server stops.
 * Thread-safe.
 */
@EachBean(ServerSettings.class)
public final class OpenStreams {
    private final LimitsConfiguration limits;
    private final Set<LongStream> streams = new HashSet<>();
    private boolean stopping;

    /** One of the streams. */
    public interface LongStream {
        /** Says goodbye as the protocol asks for, and closes the stream. */
        void end();
    }

    OpenStreams(ServerSettings server) {
        this.limits = server.limits();
    }

    /** Takes a stream in; false if there are too many or the server is stopping. */
    public synchronized boolean add(LongStream stream) {
        return !stopping && streams.size() < limits.streams() && streams.add(stream);
    }

    /** Lets go of a stream. */
    public synchronized void remove(LongStream stream) {
        streams.remove(stream);
    }

    /** How many are open. */
    public synchronized int open() {
        return streams.size();
    }

    /** Ends all streams and takes no more. */
    public void endAll() {
        List<LongStream> open;
        synchronized (this) {
            stopping = true;
            open = List.copyOf(streams);
            streams.clear();
        }
        open.forEach(LongStream::end);
    }
}
