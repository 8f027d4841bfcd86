package dev.remotemcp.connect;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What there is to say of a server to whoever connects with it or lists it.
 *
 * @param name identifies the server, for example {@code world-clock}
 * @param title name to show to people, if it differs
 * @param description what it is for, in one sentence; empty if nothing is known
 * @param version of the server's software
 * @param url its MCP endpoint
 * @param authorization how callers sign in
 * @param tools what it offers, in the order of their names
 */
public record ServerDescriptor(
        String name,
        Optional<String> title,
        String description,
        String version,
        URI url,
        Authorization authorization,
        List<Tool> tools) {
    /** Copies the list. */
    public ServerDescriptor {
        tools = List.copyOf(tools);
    }

    /** How callers sign in. */
    public sealed interface Authorization {
        /** Nobody has to. */
        record None() implements Authorization {}

        /**
         * With OAuth, as the server's protected resource metadata say.
         *
         * @param scopes those that clients ask for
         * @param clientId the registration that clients use which cannot register themselves
         */
        record OAuth(List<String> scopes, Optional<String> clientId) implements Authorization {}

        /**
         * With a key in a header.
         *
         * @param header for example {@code x-functions-key}
         */
        record Key(String header) implements Authorization {}
    }

    /**
     * A tool.
     *
     * @param description what it does; empty if nothing is said
     * @param descriptor the {@code Tool} object of {@code tools/list}, compact JSON
     */
    public record Tool(String name, String description, String descriptor) {}
}
