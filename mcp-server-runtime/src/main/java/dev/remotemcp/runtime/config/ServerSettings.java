package dev.remotemcp.runtime.config;

import io.micronaut.context.exceptions.ConfigurationException;
import java.util.List;
import java.util.stream.Collectors;

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

    /** What is said of a class that names a server which is not configured, among those that are. */
    public static ConfigurationException unknown(String server, Class<?> type, List<String> configured) {
        return new ConfigurationException("@McpServer(\"" + server + "\") names a server that is not configured, for "
                + type.getName() + ": set mcp.servers." + server + ".endpoint, for example to /" + server
                + "/mcp; configured are "
                + configured.stream().sorted().map(name -> "'" + name + "'").collect(Collectors.joining(", ")));
    }
}
