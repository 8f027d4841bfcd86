package dev.remotemcp.runtime.edge;

import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.config.SignInConfiguration;
import dev.remotemcp.runtime.guard.Authenticator;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.env.Environment;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/**
 * Listens on loopback unless {@code micronaut.server.host} names another address, and then only with named hosts. A
 * server that others can reach starts only if sign-in is decided: by a provider, by the word {@code none}, or by what
 * the platform in front of the server checks.
 */
@Singleton
final class LoopbackByDefault implements BeanCreatedEventListener<NettyHttpServerConfiguration> {
    private static final String LOOPBACK = "127.0.0.1";

    private final List<ServerSettings> servers;
    private final Reachability reachability;
    private final boolean signInDecided;

    LoopbackByDefault(
            List<ServerSettings> servers,
            Reachability reachability,
            SignInConfiguration signIn,
            FunctionsHost functionsHost,
            Environment environment,
            BeanProvider<Authenticator> authenticators) {
        this.servers = servers;
        this.reachability = reachability;
        servers.forEach(server -> refuseEmptyNames(server, reachability));
        boolean platformDecides = platformDecides(signIn, functionsHost, environment);
        this.signInDecided = signIn.isDecided() || authenticators.isPresent() || platformDecides;
        signIn.signsIn().ifPresent(provider -> {
            if (!authenticators.isPresent()) {
                throw new ConfigurationException("mcp.auth.provider is '" + provider
                        + "', but nothing here signs anybody in: add the dependency dev.remotemcp:auth-obo, or set"
                        + " mcp.auth.provider=none");
            }
        });
    }

    /**
     * An empty value comes of a variable that a script forgot to fill; taken as absent, it would lock everybody out.
     */
    private static void refuseEmptyNames(ServerSettings server, Reachability reachability) {
        String key = reachability.allowedHostsKey(server);
        List<String> names = server.endpoint().allowedHosts();
        if (names.stream().anyMatch(String::isBlank) || (names.isEmpty() && reachability.isSet(key))) {
            throw new ConfigurationException(key + " has an empty name: set it to the names by which others reach the"
                    + " server, for example mcp.contoso.com, or leave it out (environment variable "
                    + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_') + ")");
        }
    }

    /** Outside the Functions host nobody asks for its keys, although a package for it may also run in a container. */
    private static boolean platformDecides(
            SignInConfiguration signIn, FunctionsHost functionsHost, Environment environment) {
        return switch (signIn.platform()) {
            case null -> false;
            case SignInConfiguration.FUNCTION_KEY -> functionsHost.port().isPresent();
            case SignInConfiguration.BUILT_IN -> {
                if (!"true"
                        .equalsIgnoreCase(environment
                                .getProperty("website.auth.enabled", String.class)
                                .orElse(""))) {
                    throw new ConfigurationException("mcp.auth.platform is 'built-in', but the platform does not say"
                            + " that it signs callers in (WEBSITE_AUTH_ENABLED is not True): turn its built-in"
                            + " authentication on, or set mcp.auth.provider instead");
                }
                yield true;
            }
            default ->
                throw new ConfigurationException("mcp.auth.platform is '" + signIn.platform()
                        + "': set it to function-key or built-in, or leave it out");
        };
    }

    @Override
    public NettyHttpServerConfiguration onCreated(BeanCreatedEvent<NettyHttpServerConfiguration> event) {
        NettyHttpServerConfiguration server = event.getBean();
        String host = server.getHost().orElse(LOOPBACK);
        server.setHost(host);
        if (!Loopback.includes(host)
                && servers.stream()
                        .anyMatch(each -> each.endpoint().allowedHosts().isEmpty())) {
            throw new ConfigurationException("micronaut.server.host is '" + host
                    + "', which others can reach: set mcp.allowed-hosts to the names they use, for example"
                    + " mcp.allowed-hosts=mcp.contoso.com (or * behind a proxy that checks the Host itself)");
        }
        if (!signInDecided) {
            reachability.reason(host).ifPresent(reason -> {
                throw new ConfigurationException(reason
                        + ", and nobody has to sign in: set mcp.auth.provider to entra or oidc with the dependency"
                        + " dev.remotemcp:auth-obo, or to none if everybody who reaches the server may use it; set"
                        + " mcp.auth.platform if the platform in front of the server checks who calls");
            });
        }
        return server;
    }
}
