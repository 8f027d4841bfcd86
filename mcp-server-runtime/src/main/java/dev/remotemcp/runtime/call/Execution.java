package dev.remotemcp.runtime.call;

/** Where a handler runs. */
public enum Execution {
    /** On a virtual thread of its own; may block. */
    VIRTUAL_THREAD,
    /** On the event loop that read the request; must not block. */
    EVENT_LOOP,
    /** On a platform thread of a bounded pool, for work that keeps a processor busy. */
    COMPUTE_POOL
}
