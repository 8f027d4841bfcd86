package dev.remotemcp.connect;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

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
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the name is blank, or the URL is none of a web server
     */
    public ServerDescriptor {
        tools = List.copyOf(tools);
        if (name.isBlank()) {
            throw new IllegalArgumentException("The name of the server is empty: give it one, for example world-clock");
        }
        if (!List.of("http", "https").contains(String.valueOf(url.getScheme())) || url.getHost() == null) {
            throw new IllegalArgumentException("The URL of the server is '" + url
                    + "': write one with a scheme and a host, for example https://mcp.contoso.com/mcp");
        }
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
        record OAuth(List<String> scopes, Optional<String> clientId) implements Authorization {
            /** Copies the list. */
            public OAuth {
                scopes = List.copyOf(scopes);
            }
        }

        /**
         * With a key in a header.
         *
         * @param header for example {@code x-functions-key}
         */
        record Key(String header) implements Authorization {
            private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9_-]+");

            /**
             * Checks the name, which ends up in commands.
             *
             * @throws IllegalArgumentException if it has other characters than letters, digits, hyphens and underscores
             */
            public Key {
                if (!HEADER.matcher(header).matches()) {
                    throw new IllegalArgumentException("The header of the key is '" + header
                            + "': use letters, digits, hyphens and underscores, for example x-functions-key");
                }
            }
        }
    }

    /**
     * A tool.
     *
     * @param description what it does; empty if nothing is said
     * @param descriptor the {@code Tool} object of {@code tools/list}, compact JSON
     */
    public record Tool(String name, String description, String descriptor) {}
}
