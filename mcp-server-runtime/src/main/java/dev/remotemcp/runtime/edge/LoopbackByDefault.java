package dev.remotemcp.runtime.edge;

import dev.remotemcp.runtime.config.ServerSettings;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Listens on loopback unless {@code micronaut.server.host} says otherwise, and then only with named hosts. */
@Singleton
final class LoopbackByDefault implements BeanCreatedEventListener<NettyHttpServerConfiguration> {
    private static final String LOOPBACK = "127.0.0.1";

    private final List<ServerSettings> servers;

    LoopbackByDefault(List<ServerSettings> servers) {
        this.servers = servers;
    }

    @Override
    public NettyHttpServerConfiguration onCreated(BeanCreatedEvent<NettyHttpServerConfiguration> event) {
        NettyHttpServerConfiguration server = event.getBean();
        String host = server.getHost().orElse(LOOPBACK);
        server.setHost(host);
        if (!loopback(host)
                && servers.stream()
                        .anyMatch(each -> each.endpoint().allowedHosts().isEmpty())) {
            throw new ConfigurationException("micronaut.server.host is '" + host
                    + "', which others can reach: set mcp.allowed-hosts to the names they use, for example"
                    + " mcp.allowed-hosts=mcp.contoso.com (or * behind a proxy that checks the Host itself)");
        }
        return server;
    }

    private static boolean loopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false; // binding will fail with a message of its own
        }
    }
}
