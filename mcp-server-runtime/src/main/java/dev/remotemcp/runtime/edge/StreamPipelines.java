package dev.remotemcp.runtime.edge;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import jakarta.inject.Singleton;

/** Gives every HTTP/2 stream a pipeline of its own, so that the endpoint is served there as on HTTP/1.1. */
@Singleton
final class StreamPipelines implements BeanCreatedEventListener<NettyHttpServerConfiguration> {
    @Override
    public NettyHttpServerConfiguration onCreated(BeanCreatedEvent<NettyHttpServerConfiguration> event) {
        event.getBean().setLegacyMultiplexHandlers(true);
        return event.getBean();
    }
}
