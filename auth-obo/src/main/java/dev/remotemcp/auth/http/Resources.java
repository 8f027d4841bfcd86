package dev.remotemcp.auth.http;

import dev.remotemcp.auth.token.AccessTokenVerifier;
import dev.remotemcp.auth.token.AuthSettings;
import dev.remotemcp.runtime.config.ServerSettings;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The protected resources of the application, of which each server is one. All their URLs are made of
 * {@code mcp.auth.public-url}, since what a request says of its host may be forged: that is the default server's, and
 * the others have their own endpoint in place of its.
 */
@Singleton
@Requires(beans = AccessTokenVerifier.class)
public final class Resources {
    private final Map<String, ResourceUrls> byServer;
    private final Map<String, Challenge> challenges;
    private final URI root;

    Resources(AuthSettings settings, List<ServerSettings> servers) {
        String own = servers.stream()
                .filter(server -> server.name().equals(ServerSettings.DEFAULT))
                .map(Resources::endpoint)
                .findFirst()
                .orElseThrow();
        this.byServer = servers.stream()
                .collect(Collectors.toUnmodifiableMap(
                        ServerSettings::name, server -> ResourceUrls.of(resource(settings.publicUrl(), own, server))));
        String path = Optional.ofNullable(settings.publicUrl().getRawPath()).orElse("");
        String prefix = path.endsWith(own) ? path.substring(0, path.length() - own.length()) : "";
        this.root = settings.publicUrl().resolve(prefix.isEmpty() ? "/" : prefix + "/");
        this.challenges = byServer.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        entry -> new Challenge(entry.getValue().metadata().toString())));
    }

    /**
     * What says why a server lets somebody do something not, and where to get a token that would do.
     *
     * @throws IllegalArgumentException if there is no such server
     */
    public Challenge challenge(String server) {
        return known(challenges, server);
    }

    /**
     * The URL of a page of this application, as people reach it.
     *
     * @param path within the application, with a slash before it
     */
    public URI page(String path) {
        return root.resolve(path.substring(1));
    }

    /**
     * The URLs of a server.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public ResourceUrls of(String server) {
        return known(byServer, server);
    }

    private static <T> T known(Map<String, T> byServer, String server) {
        return Optional.ofNullable(byServer.get(server))
                .orElseThrow(() -> new IllegalArgumentException("There is no server '" + server + "'"));
    }

    /** The URLs of all servers, in no order. */
    public Collection<ResourceUrls> all() {
        return byServer.values();
    }

    private static URI resource(URI publicUrl, String own, ServerSettings server) {
        if (server.name().equals(ServerSettings.DEFAULT)) {
            return publicUrl;
        }
        String path = Optional.ofNullable(publicUrl.getRawPath()).orElse("");
        if (!path.endsWith(own)) {
            throw new ConfigurationException("The setting mcp.auth.public-url is '" + publicUrl
                    + "', which does not end with '" + own + "', the endpoint of the default server: write a URL that"
                    + " does, because that of the server '" + server.name() + "' is made by putting "
                    + endpoint(server) + " in its place");
        }
        return publicUrl.resolve(path.substring(0, path.length() - own.length()) + endpoint(server));
    }

    /** Clients are told URLs without a slash at the end, so a path of one slash is none. */
    private static String endpoint(ServerSettings server) {
        String path = server.endpoint().endpoint();
        if (!path.endsWith("/")) {
            return path;
        }
        if (path.length() > 1) {
            String key = server.name().equals(ServerSettings.DEFAULT) ? "mcp." : "mcp.servers." + server.name() + ".";
            throw new ConfigurationException("The setting " + key + "endpoint is '" + path
                    + "', which ends with a slash: leave the slash out, for clients that sign in compare URLs letter by"
                    + " letter");
        }
        return "";
    }
}
