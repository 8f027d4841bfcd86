package dev.remotemcp.runtime.edge;

import io.micronaut.context.ApplicationContext;

/** The state of a running server's connections, for tests outside this package. */
public final class EdgeState {
    private final Connections connections;
    private final EdgeBudgets budgets;

    private EdgeState(Connections connections, EdgeBudgets budgets) {
        this.connections = connections;
        this.budgets = budgets;
    }

    /** The state of the server in a context. */
    public static EdgeState of(ApplicationContext context) {
        return new EdgeState(context.getBean(Connections.class), context.getBean(EdgeBudgets.class));
    }

    /** How many connections and streams are open. */
    public int connections() {
        return connections.open();
    }

    /** Bytes of request bodies that are held. */
    public long requestBytes() {
        return budgets.requests().held();
    }

    /** Bytes that wait for clients which do not read. */
    public long responseBytes() {
        return budgets.responses().held();
    }
}
