package dev.remotemcp.runtime.protocol.legacy;

import dev.remotemcp.runtime.protocol.ServerEvent;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Predicate;

/**
 * The last messages of one stream, numbered, for a client that lost the connection. Not thread-safe.
 *
 * <p>When there are too many, the oldest notifications go; requests and the response stay, since nothing goes on
 * without them.
 */
final class Replay {
    private record Kept(long number, byte[] message, boolean notification) {}

    private final long stream;
    private final int most;
    private final Deque<Kept> kept = new ArrayDeque<>();
    private long last;
    private long bytes;

    Replay(long stream, int most) {
        this.stream = stream;
        this.most = most;
    }

    /** The number of the last message. */
    long last() {
        return last;
    }

    /** The id of the last message. */
    String lastId() {
        return new EventId(stream, last).toString();
    }

    /** How much is kept. */
    long bytes() {
        return bytes;
    }

    /** The event that the next message will be. */
    ServerEvent next(byte[] message) {
        return ServerEvent.of(new EventId(stream, last + 1).toString(), message);
    }

    /** Numbers and keeps a message. */
    void keep(byte[] message, boolean notification) {
        last++;
        kept.add(new Kept(last, message, notification));
        bytes += message.length;
        if (kept.size() > most) {
            dropOldestNotification();
        }
    }

    /** Whether something came after a number that is still there. */
    boolean hasAfter(long number) {
        return !kept.isEmpty() && kept.getLast().number() > number;
    }

    /** Whether a stream takes one more event beside the messages after a number. */
    boolean leavesRoom(long number) {
        return kept.stream().filter(entry -> entry.number() > number).count() < most;
    }

    /**
     * Sends the messages after a number to a client for as long as it takes them.
     *
     * @return the number up to which the client has everything that is still there
     */
    long send(long number, Predicate<ServerEvent> client) {
        long reached = number;
        for (Kept entry : kept) {
            if (entry.number() > number) {
                if (!client.test(ServerEvent.of(new EventId(stream, entry.number()).toString(), entry.message()))) {
                    return reached;
                }
                reached = entry.number();
            }
        }
        return last;
    }

    /** Whether the same message is kept under a number after this one. */
    boolean holds(byte[] message, long number) {
        return kept.stream().anyMatch(entry -> entry.number() > number && Arrays.equals(entry.message(), message));
    }

    private void dropOldestNotification() {
        for (Iterator<Kept> entries = kept.iterator(); entries.hasNext(); ) {
            Kept entry = entries.next();
            if (entry.notification()) {
                entries.remove();
                bytes -= entry.message().length;
                return;
            }
        }
    }
}
