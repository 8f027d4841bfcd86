package dev.remotemcp.runtime.state;

import dev.remotemcp.runtime.Client;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import java.util.Set;

/**
 * What is remembered of a client between its requests.
 *
 * @param id secret name of the session, visible ASCII
 * @param server name of the server that it is a session of
 * @param owner who opened it, as the authenticator tells them apart; empty if the endpoint does not authenticate
 * @param caller key of the caller whose share of the sessions it counts for: who signed in, or the address of the peer
 * @param client what the client said of itself when it opened the session
 * @param logLevel the level from which on it gets log messages
 * @param subscriptions the URIs of the resources it wants to hear of
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports">MCP 2025-11-25, Transports,
 *     Session Management</a>
 */
public record Session(
        String id,
        String server,
        String owner,
        String caller,
        Client client,
        LoggingLevel logLevel,
        Set<String> subscriptions) {
    /** Copies the set. */
    public Session {
        subscriptions = Set.copyOf(subscriptions);
    }

    /** The same with another log level. */
    public Session withLogLevel(LoggingLevel level) {
        return new Session(id, server, owner, caller, client, level, subscriptions);
    }

    /** The same with other subscriptions. */
    public Session withSubscriptions(Set<String> uris) {
        return new Session(id, server, owner, caller, client, logLevel, uris);
    }

    @Override
    public String toString() {
        return "Session[" + client.protocolVersion() + "]"; // whoever knows the id can use it; it stays out of logs
    }
}
