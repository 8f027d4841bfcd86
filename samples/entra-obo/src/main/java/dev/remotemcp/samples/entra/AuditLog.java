package dev.remotemcp.samples.entra;

import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.annotations.RequiresRole;
import dev.remotemcp.auth.token.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Remembers the last calls, for those who look after the server. For anybody else it does not exist. */
class AuditLog {
    private static final int MOST = 100;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Clock clock;

    AuditLog(Clock clock) {
        this.clock = clock;
    }

    // region role
    /** Lists who has used the server, the last call first. */
    @McpTool(name = "audit_log", readOnly = true, openWorld = false)
    @RequiresRole("auditor")
    synchronized List<Entry> auditLog() {
        return List.copyOf(entries);
    }
    // endregion

    /** Adds a call. */
    synchronized void note(Caller caller, String operation) {
        entries.addFirst(new Entry(clock.instant(), caller.objectId(), caller.clientId(), operation));
        if (entries.size() > MOST) {
            entries.removeLast();
        }
    }

    /**
     * A call.
     *
     * @param time when it was made
     * @param person object id of the caller in the directory
     * @param client id of the application that they used
     * @param operation what was called
     */
    record Entry(Instant time, String person, String client, String operation) {}
}
