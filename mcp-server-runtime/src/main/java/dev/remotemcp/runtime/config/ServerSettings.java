package dev.remotemcp.runtime.config;

/**
 * All the settings of one server of the application.
 *
 * <p>There is one bean of this type per server, qualified by the server's name; that of {@value #DEFAULT} is the
 * primary one. Everything that belongs to one server is made once for each of them.
 *
 * @param name the server's name, as in {@code @McpServer}
 * @param server what it says about itself
 * @param endpoint where it is reached, and by whom
 * @param limits bounds on everything that comes from outside
 * @param pages how its lists are cut into pages
 * @param cache how long clients may keep what they fetched from it
 * @param legacy how clients of the revisions with a handshake are served
 * @param streams how its event streams behave
 */
public record ServerSettings(
        String name,
        ServerConfiguration server,
        EndpointConfiguration endpoint,
        LimitsConfiguration limits,
        PagesConfiguration pages,
        CacheConfiguration cache,
        LegacyConfiguration legacy,
        StreamsConfiguration streams) {
    /** Name of the server that {@code mcp.*} configures, and to which everything belongs that names no server. */
    public static final String DEFAULT = "default";
}
