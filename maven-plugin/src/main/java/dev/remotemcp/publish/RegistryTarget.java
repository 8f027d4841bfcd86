package dev.remotemcp.publish;

import dev.remotemcp.connect.Secret;
import dev.remotemcp.connect.ServerJson;
import java.net.URI;

/**
 * The MCP Registry that a server is published to.
 *
 * @param registry {@code https://registry.modelcontextprotocol.io}, or one with the same API
 * @param entry what is listed
 * @param login who publishes
 */
public record RegistryTarget(URI registry, ServerJson entry, Login login) {
    /** Who publishes. */
    public sealed interface Login {
        /**
         * Whoever has a token of the registry.
         *
         * @param token as the registry gave it, a JWT
         */
        record Token(Secret token) implements Login {}

        /**
         * A user of GitHub, who owns {@code io.github.USER/…}.
         *
         * @param token a personal access token
         */
        record GitHub(Secret token) implements Login {}
    }
}
