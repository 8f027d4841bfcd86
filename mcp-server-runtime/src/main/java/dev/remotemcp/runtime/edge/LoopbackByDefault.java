package dev.remotemcp.runtime.edge;

import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.config.SignInConfiguration;
import dev.remotemcp.runtime.guard.Authenticator;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Listens on loopback unless {@code micronaut.server.host} says otherwise, and then only with named hosts and with
 * sign-in, or with the word that there is none.
 */
@Singleton
final class LoopbackByDefault implements BeanCreatedEventListener<NettyHttpServerConfiguration> {
    private static final String LOOPBACK = "127.0.0.1";

    private final List<ServerSettings> servers;
    private final boolean signInDecided;

    LoopbackByDefault(
            List<ServerSettings> servers, SignInConfiguration signIn, BeanProvider<Authenticator> authenticators) {
        this.servers = servers;
        this.signInDecided = signIn.isDecided() || authenticators.isPresent();
        signIn.signsIn().ifPresent(provider -> {
            if (!authenticators.isPresent()) {
                throw new ConfigurationException("mcp.auth.provider is '" + provider
                        + "', but nothing here signs anybody in: add the dependency dev.remotemcp:auth-obo, or set"
                        + " mcp.auth.provider=none");
            }
        });
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
        if (!Loopback.includes(host) && !signInDecided) {
            throw new ConfigurationException(
                    "micronaut.server.host is '" + host
                            + "', which others can reach, and nobody has to sign in: set mcp.auth.provider to entra or oidc with"
                            + " the dependency dev.remotemcp:auth-obo, or to none if everybody who reaches the server may use it");
        }
        return server;
    }
}
