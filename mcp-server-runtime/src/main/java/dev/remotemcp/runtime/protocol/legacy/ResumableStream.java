package dev.remotemcp.runtime.protocol.legacy;

import dev.remotemcp.runtime.protocol.EventStream;
import dev.remotemcp.runtime.protocol.ServerEvent;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The stream of one call in a session: goes on while the connection is lost, and hands the client what it missed when
 * it comes back with {@code Last-Event-ID}.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports">MCP 2025-11-25, Transports,
 *     Resumability and Redelivery</a>
 */
final class ResumableStream implements CallStream {
    private final long number;
    private final boolean markers;
    private final Consumer<ResumableStream> onEnd;

    // Guarded by this.
    private final Replay replay;
    private @Nullable EventStream connection;
    private boolean ended;
    private Duration away = Duration.ZERO;

    /**
     * A stream without a connection yet.
     *
     * @param replay the messages that are kept, none yet
     * @param markers whether the client understands events without a message
     * @param onEnd told when nothing more will come
     */
    ResumableStream(long number, Replay replay, boolean markers, Consumer<ResumableStream> onEnd) {
        this.number = number;
        this.replay = replay;
        this.markers = markers;
        this.onEnd = onEnd;
    }

    long number() {
        return number;
    }

    synchronized long bytes() {
        return replay.bytes();
    }

    /** Nobody comes back any more. */
    synchronized void forget() {
        replay.clear();
    }

    /** How long the client was told to stay away. */
    synchronized Duration away() {
        return away;
    }

    /** Starts on the connection of the call's own request. */
    synchronized void open(EventStream first) {
        connection = first;
        mark(first, 0);
    }

    /** Whether nothing comes any more after what the client has seen. */
    synchronized boolean isOver(long seen) {
        return ended && seen >= replay.last();
    }

    /** Goes on with another connection, after what the client has seen. */
    synchronized void resume(EventStream next, long seen) {
        if (connection != null) {
            connection.end(); // the client is here, so the earlier connection is lost
        }
        // Clients forget their place with the connection, and this one may be lost before anything is sent. But a
        // marker must not take the room of a message: where there is room for one only, nobody would ever get it.
        if (replay.leavesRoom(seen)) {
            mark(next, seen);
        }
        boolean caughtUp = replay.send(seen, next::offer) == replay.last();
        away = Duration.ZERO;
        if (ended || !caughtUp) {
            connection = null;
            next.end(); // a client that is still behind comes back for the rest
        } else {
            connection = next;
        }
    }

    private void mark(EventStream client, long seen) {
        if (markers) {
            client.offer(ServerEvent.marker(new EventId(number, seen).toString()));
        }
    }

    /** A connection is lost. */
    synchronized void disconnected(EventStream lost) {
        if (connection == lost) {
            connection = null;
        }
    }

    @Override
    public void send(byte[] message) {
        send(message, true);
    }

    @Override
    public void ask(byte[] request) {
        send(request, false);
    }

    private void send(byte[] message, boolean notification) {
        while (true) {
            EventStream current;
            synchronized (this) {
                current = connection;
            }
            if (current != null) {
                current.awaitRoom(message.length);
            }
            synchronized (this) {
                if (ended) {
                    return;
                }
                EventStream client = connection;
                if (client == null || !client.isOpen() || client.offer(replay.next(message))) {
                    replay.keep(message, notification);
                    return;
                }
                Thread sender = Thread.currentThread();
                if (!sender.isVirtual() || sender.isInterrupted()) {
                    if (!notification) { // the client had better come back for it: the call waits for its answer
                        client.end();
                        connection = null;
                        replay.keep(message, false);
                    }
                    return;
                }
            }
        }
    }

    @Override
    public void end(byte[] response) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            if (connection != null) {
                connection.end(replay.next(response));
                connection = null;
            }
            replay.keep(response, false);
        }
        onEnd.accept(this);
    }

    @Override
    public void end() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            if (connection != null) {
                connection.end();
                connection = null;
            }
        }
        onEnd.accept(this);
    }

    @Override
    public synchronized void continueByPolling(Duration retry) {
        if (connection != null && markers && !ended) {
            connection.offer(ServerEvent.marker(replay.lastId(), retry));
            connection.end();
            connection = null;
            away = retry;
        }
    }
}
