package dev.remotemcp.runtime.edge;

import dev.remotemcp.runtime.config.ServerSettings;
import io.micronaut.context.annotation.EachBean;
import java.util.List;
import java.util.Locale;

/** The names by which one server may be called, which stops DNS rebinding: those of loopback and the ones set. */
@EachBean(ServerSettings.class)
public final class AllowedHosts {
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    private final List<String> hosts;

    AllowedHosts(ServerSettings server) {
        this.hosts = server.endpoint().allowedHosts().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Whether a value of {@code Host}, with or without port, is one of them. */
    public boolean contains(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return hosts.contains("*")
                || hosts.contains(name)
                || hosts.contains(withoutPort(name))
                || LOOPBACK.contains(withoutPort(name));
    }

    static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        boolean port = colon > host.lastIndexOf(']')
                && colon < host.length() - 1
                && host.chars().skip(colon + 1L).allMatch(c -> c >= '0' && c <= '9');
        return port ? host.substring(0, colon) : host;
    }
}
