package dev.remotemcp.runtime.edge;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import jakarta.inject.Singleton;

/** Listens where the Functions host expects it, whatever {@code micronaut.server.port} says. */
@Singleton
final class FunctionsPort implements BeanCreatedEventListener<NettyHttpServerConfiguration> {
    private final FunctionsHost host;

    FunctionsPort(FunctionsHost host) {
        this.host = host;
    }

    @Override
    public NettyHttpServerConfiguration onCreated(BeanCreatedEvent<NettyHttpServerConfiguration> event) {
        host.port().ifPresent(event.getBean()::setPort);
        return event.getBean();
    }
}
