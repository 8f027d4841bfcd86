package dev.remotemcp.runtime.protocol;

/** A {@code text/event-stream} answer that events are written to one after the other. Thread-safe. */
public interface EventStream {
    /** Sends an event, waiting on a virtual thread while the client is slow; elsewhere the event is dropped then. */
    void send(ServerEvent event);

    /**
     * Waits on a virtual thread until the client has read enough for one more event; elsewhere returns at once.
     *
     * @param bytes of the event's data
     */
    void awaitRoom(int bytes);

    /** Whether the client can still be reached as far as is known. */
    boolean isOpen();

    /** Sends an event without waiting; false if too many wait already or the stream is over. */
    boolean offer(ServerEvent event);

    /** Sends a last event, however much waits, and ends the stream. */
    void end(ServerEvent event);

    /** Ends the stream after what waits already. */
    void end();
}
