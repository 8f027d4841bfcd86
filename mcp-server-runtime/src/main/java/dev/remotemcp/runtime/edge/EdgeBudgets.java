package dev.remotemcp.runtime.edge;

import dev.remotemcp.runtime.config.MemoryConfiguration;
import jakarta.inject.Singleton;

/** Bytes of the heap that requests and responses of all connections may hold. */
@Singleton
final class EdgeBudgets {
    private final ByteBudget requests;
    private final ByteBudget responses;

    EdgeBudgets(MemoryConfiguration memory) {
        this.requests = new ByteBudget(memory.allRequests(), memory.callersRequests());
        this.responses = new ByteBudget(memory.allResponses(), memory.callersResponses());
    }

    /** Bytes of request bodies, from their first byte until the request is answered and its call has ended. */
    ByteBudget requests() {
        return requests;
    }

    /** Bytes that wait in connections whose clients do not read. */
    ByteBudget responses() {
        return responses;
    }
}
