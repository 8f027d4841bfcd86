package dev.remotemcp.runtime.edge;

import dev.remotemcp.runtime.config.ServerSettings;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds out whether others than this machine can reach the server, also where it listens on loopback because something
 * in front of it passes requests on. A proxy that no setting and no variable names remains unknown.
 */
@Singleton
final class Reachability {
    /** Settings with the URL that others reach the server by. */
    private static final List<String> PUBLIC_URLS = List.of("mcp.auth.public-url", "mcp.apps.public-url");

    /** Variables of Azure's hosts, by the property that Micronaut makes of each. */
    private static final List<Variable> HOSTS = List.of(
            new Variable("functions.customhandler.port", "FUNCTIONS_CUSTOMHANDLER_PORT", "the Azure Functions host"),
            new Variable("container.app.name", "CONTAINER_APP_NAME", "Azure Container Apps"),
            new Variable("website.site.name", "WEBSITE_SITE_NAME", "Azure App Service"));

    private static final Pattern IPV4_LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}");

    private final Environment environment;
    private final List<ServerSettings> servers;

    private record Variable(String property, String name, String host) {}

    Reachability(Environment environment, List<ServerSettings> servers) {
        this.environment = environment;
        this.servers = servers;
    }

    /**
     * The reason why others can reach the server, to follow its address in a sentence; empty if there is none.
     *
     * @param host address that the server listens on
     */
    Optional<String> reason(String host) {
        if (!Loopback.includes(host)) {
            return Optional.of("micronaut.server.host is '" + host + "', which others can reach");
        }
        return Stream.concat(allowedHosts(), Stream.concat(publicUrls(), hosts()))
                .findFirst();
    }

    private Stream<String> allowedHosts() {
        return servers.stream()
                .flatMap(server -> server.endpoint().allowedHosts().stream()
                        .filter(name -> !isLoopbackName(AllowedHosts.withoutPort(name)))
                        .map(name -> allowedHostsKey(server) + " has '" + name + "', a name that others use"));
    }

    private Stream<String> publicUrls() {
        return PUBLIC_URLS.stream()
                .flatMap(key -> environment.getProperty(key, String.class).stream()
                        .filter(url -> !url.isBlank() && !isLoopback(url))
                        .map(url -> key + " is '" + url + "', which others can reach"));
    }

    private Stream<String> hosts() {
        return HOSTS.stream()
                .filter(variable -> environment
                        .getProperty(variable.property(), String.class)
                        .isPresent())
                .map(variable -> variable.host() + " runs this server (" + variable.name()
                        + " is set) and passes requests of others on");
    }

    /** The key that a server's allowed hosts come from: its own, or the one that all servers share. */
    String allowedHostsKey(ServerSettings server) {
        String own = "mcp.servers." + server.name() + ".allowed-hosts";
        return isSet(own) ? own : "mcp.allowed-hosts";
    }

    /** Whether a setting has a value, be it empty. */
    boolean isSet(String key) {
        return environment.containsProperty(key) || environment.containsProperties(key);
    }

    /** By its letters alone: what a name resolves to here says nothing about those who use it elsewhere. */
    private static boolean isLoopbackName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("localhost")
                || lower.endsWith(".localhost") // RFC 6761, section 6.3
                || lower.equals("[::1]")
                || IPV4_LOOPBACK.matcher(lower).matches();
    }

    /** A value that cannot be read counts as public; the class that reads the setting rejects it. */
    private static boolean isLoopback(String url) {
        try {
            String host = URI.create(url).getHost();
            return host != null && isLoopbackName(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
