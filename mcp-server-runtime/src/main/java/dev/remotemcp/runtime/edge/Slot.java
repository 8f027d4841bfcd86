package dev.remotemcp.runtime.edge;

/**
 * One connection or HTTP/2 stream among the {@link Connections}, and what it is busy with. Its event loop writes, any
 * thread reads.
 */
final class Slot {
    /** States of a connection or stream. */
    enum State {
        /** Nothing complete has arrived yet: a handshake, or the first bytes of a request. */
        OPENING,
        /** A request's head has arrived, not all of its body. */
        READING,
        /** Everything is answered; a next request may come. */
        IDLE,
        /** A request is being answered; it stays. */
        SERVING
    }

    private final String peer;
    private final boolean shared;
    private final Runnable closing;
    private volatile State state = State.OPENING;
    private long since = System.nanoTime(); // written before the state and read after it

    /**
     * A slot in which nothing has arrived.
     *
     * @param peer whose bound it counts for
     * @param shared whether it belongs to a proxy that many callers share, so that only the total counts
     * @param closing closes the connection or resets the stream; called at most once, on any thread
     */
    Slot(String peer, boolean shared, Runnable closing) {
        this.peer = peer;
        this.shared = shared;
        this.closing = closing;
    }

    String peer() {
        return peer;
    }

    boolean isShared() {
        return shared;
    }

    State state() {
        return state;
    }

    /** {@link System#nanoTime} of the last change of state; to be read after the state, which may not be serving. */
    long since() {
        return since;
    }

    void become(State next) {
        if (state != next) {
            if (next != State.SERVING) {
                since = System.nanoTime();
            }
            state = next;
        }
    }

    boolean mayGo() {
        return state != State.SERVING;
    }

    /** Closes the connection or resets the stream, in favour of another one. */
    void evict() {
        closing.run();
    }
}
