package dev.remotemcp.runtime.protocol.legacy;

import dev.remotemcp.runtime.protocol.EventStream;
import dev.remotemcp.runtime.protocol.ServerEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What a session hears outside any call: changes of the lists and of resources. Thread-safe.
 *
 * <p>A client may open several streams; each message goes to the newest that is still open (specification, Transports,
 * Multiple Connections). While there is none, messages wait, each at most once.
 */
final class StandaloneStream {
    /** The number of this stream in event ids. */
    static final long NUMBER = 0;

    // Guarded by this.
    private final Deque<EventStream> connections = new ArrayDeque<>();
    private final Replay replay;
    private boolean opened;
    private long delivered;
    private boolean over;

    StandaloneStream(Replay.Bounds bounds, Replay.Room room) {
        this.replay = new Replay(NUMBER, bounds, room);
    }

    /** The client is about to connect: what happens from now on waits for it. */
    synchronized void expect() {
        opened = true;
    }

    /**
     * Adds a connection.
     *
     * @param seen the number of the last message that the client has seen; nothing if it does not say
     * @param retry when to come back; nothing if the client does not understand events without a message
     */
    synchronized void connect(EventStream connection, Optional<Long> seen, boolean markers) {
        if (over) {
            connection.end(); // the session ended since the request was let in
            return;
        }
        long from = Math.min(seen.orElse(delivered), delivered); // nobody has seen what was not sent
        if (replay.hasAfter(from)) {
            delivered = replay.send(from, connection::offer);
        } else {
            if (markers) {
                connection.offer(ServerEvent.marker(new EventId(NUMBER, from).toString()));
            }
            delivered = replay.last();
        }
        if (delivered == replay.last()) {
            connections.addLast(connection);
        } else {
            connection.end(); // a client that is still behind comes back for the rest
        }
    }

    /** A connection is lost. */
    synchronized void disconnected(EventStream connection) {
        connections.remove(connection);
    }

    /** Whether the client ever listened; before, it has to fetch everything anyway. */
    synchronized boolean opened() {
        return opened;
    }

    synchronized int connections() {
        return connections.size();
    }

    synchronized void send(byte[] notification) {
        if (over || !opened || replay.holds(notification, delivered)) {
            return;
        }
        while (!connections.isEmpty()) {
            EventStream newest = connections.getLast();
            if (newest.offer(replay.next(notification))) {
                delivered = replay.last() + 1;
                break;
            }
            // So far behind that it had better come back for the rest.
            connections.removeLast();
            newest.end();
        }
        replay.keep(notification, true);
    }

    synchronized void end() {
        over = true;
        connections.forEach(EventStream::end);
        connections.clear();
        replay.clear();
    }
}
