package dev.remotemcp.runtime.protocol;

/** A {@code text/event-stream} answer that messages are written to one after the other. Thread-safe. */
public interface EventStream {
    /**
     * Sends a message, waiting on a virtual thread while the client is slow; elsewhere the message is dropped then.
     *
     * @param message one JSON-RPC message on one line
     */
    void send(byte[] message);

    /** Sends a message without waiting; false if too many wait already or the stream is over. */
    boolean offer(byte[] message);

    /** Sends a last message, however many wait, and ends the stream. */
    void end(byte[] message);
}
