package dev.remotemcp.runtime.protocol.legacy;

import dev.remotemcp.runtime.Client;
import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.protocol.Exchange;
import dev.remotemcp.runtime.state.Session;
import dev.remotemcp.runtime.state.SessionStore;
import dev.remotemcp.runtime.state.Sessions;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import java.util.Optional;
import java.util.Set;

/**
 * Which session a request belongs to.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports">MCP 2025-11-25, Transports,
 *     Session Management</a>
 */
@EachBean(ServerSettings.class)
final class SessionRules {
    static final String HEADER = "Mcp-Session-Id";
    static final LoggingLevel FIRST_LEVEL = LoggingLevel.INFO;

    private final String server;
    private final Sessions sessions;
    private final boolean kept;

    SessionRules(ServerSettings server, @Parameter SessionStore store) {
        this.server = server.name();
        this.sessions = store.sessions();
        this.kept = server.legacy().sessions();
    }

    /** Whether there are sessions at all. */
    boolean kept() {
        return kept;
    }

    /** The session of a request, or one for the request alone where none are kept. */
    Session session(Exchange exchange) throws HttpRefusal {
        Optional<String> revision = Revisions.named(exchange);
        if (!kept) {
            Client unknown = Client.unknown(revision.orElse(Revisions.ASSUMED));
            return new Session("", server, exchange.owner(), exchange.shareKey(), unknown, FIRST_LEVEL, Set.of());
        }
        String id = exchange.header(HEADER);
        if (id == null) {
            throw new HttpRefusal(
                    400,
                    "The header '" + HEADER
                            + "' is missing: send initialize first, then repeat the header of its answer on every request;"
                            + " clients of 2026-07-28 send their revision in params._meta instead");
        }
        String name = id.strip();
        // One message for every reason: whoever tries out ids learns nothing from it, and keeps no session alive.
        return sessions.find(name)
                .filter(session ->
                        session.server().equals(server) && session.owner().equals(exchange.owner()))
                .flatMap(session -> sessions.use(name))
                .orElseThrow(
                        () -> new HttpRefusal(404, "There is no such session, or it has ended: send initialize again"));
    }
}
