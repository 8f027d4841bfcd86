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
    /** Bytes that an event takes beside its message; more than what a stream counts. */
    private static final int EVENT_BYTES = 256;

    /** Memory for the messages of one caller's streams. */
    interface Room {
        /** Takes bytes; false if there is no room. */
        boolean take(long bytes);

        /** Takes bytes for what must be kept. */
        void force(long bytes);

        /** Gives bytes back. */
        void give(long bytes);
    }

    /**
     * How much is kept of one stream.
     *
     * @param messages how many
     * @param bytes how many bytes of them
     */
    record Bounds(int messages, long bytes) {}

    private record Kept(long number, byte[] message, boolean notification) {}

    private final long stream;
    private final Bounds bounds;
    private final Room room;
    private final Deque<Kept> kept = new ArrayDeque<>();
    private long last;
    private long bytes;

    Replay(long stream, Bounds bounds, Room room) {
        this.stream = stream;
        this.bounds = bounds;
        this.room = room;
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

    /**
     * Numbers a message and keeps it, in place of older notifications if there is no room. Notifications may be lost.
     */
    void keep(byte[] message, boolean notification) {
        last++;
        boolean dropped = true;
        while (dropped
                && !kept.isEmpty()
                && (kept.size() >= bounds.messages() || bytes + message.length > bounds.bytes())) {
            dropped = dropOldestNotification();
        }
        if (notification && !dropped) {
            return; // requests and responses take all the room
        }
        if (notification) {
            boolean taken = room.take(message.length);
            while (!taken && dropOldestNotification()) {
                taken = room.take(message.length);
            }
            if (!taken) {
                return;
            }
        } else {
            room.force(message.length);
        }
        kept.add(new Kept(last, message, notification));
        bytes += message.length;
    }

    /** Forgets everything. */
    void clear() {
        room.give(bytes);
        bytes = 0;
        kept.clear();
    }

    /** Whether something came after a number that is still there. */
    boolean hasAfter(long number) {
        return !kept.isEmpty() && kept.getLast().number() > number;
    }

    /** Whether a stream takes one more event beside the messages after a number. */
    boolean leavesRoom(long number) {
        long messages = 0;
        long size = 0;
        for (Kept entry : kept) {
            if (entry.number() > number) {
                messages++;
                size += entry.message().length + EVENT_BYTES;
            }
        }
        return messages < bounds.messages() && size + EVENT_BYTES <= bounds.bytes();
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

    private boolean dropOldestNotification() {
        for (Iterator<Kept> entries = kept.iterator(); entries.hasNext(); ) {
            Kept entry = entries.next();
            if (entry.notification()) {
                entries.remove();
                bytes -= entry.message().length;
                room.give(entry.message().length);
                return true;
            }
        }
        return false;
    }
}
