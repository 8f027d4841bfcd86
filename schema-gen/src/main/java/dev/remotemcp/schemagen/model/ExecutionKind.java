package dev.remotemcp.schemagen.model;

/** Where a handler runs; the names are those of the runtime. */
public enum ExecutionKind {
    VIRTUAL_THREAD,
    EVENT_LOOP,
    COMPUTE_POOL
}
