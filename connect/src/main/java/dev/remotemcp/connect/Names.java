package dev.remotemcp.connect;

import java.util.Locale;

/** Names that are made of a server's, for places that take fewer characters than it may have. */
final class Names {
    private Names() {}

    /** Of letters, digits, hyphens and underscores, with a letter or digit at either end; never empty. */
    static String plain(ServerDescriptor server) {
        String plain = server.name().replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("^[-_]+|[-_]+$", "");
        return plain.isEmpty() ? "mcp-server" : plain;
    }

    /** The environment variable that holds the caller's key, for example {@code WORLD_CLOCK_KEY}. */
    static String keyVariable(ServerDescriptor server) {
        String name = plain(server).replace('-', '_').toUpperCase(Locale.ROOT) + "_KEY";
        return Character.isDigit(name.charAt(0)) ? "MCP_" + name : name;
    }

    /** How people know it. */
    static String shown(ServerDescriptor server) {
        return server.title().orElse(server.name());
    }
}
