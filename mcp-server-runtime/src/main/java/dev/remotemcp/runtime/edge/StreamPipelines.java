package dev.remotemcp.runtime.edge;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration.Http2Settings;
import jakarta.inject.Singleton;

/**
 * Gives every HTTP/2 stream a pipeline of its own, so that the endpoint is served there as on HTTP/1.1, and bounds the
 * streams of one connection unless {@code micronaut.server.netty.http2.max-concurrent-streams} does.
 */
@Singleton
final class StreamPipelines implements BeanCreatedEventListener<NettyHttpServerConfiguration> {
    /** RFC 9113, section 6.5.2, recommends at least 100. */
    private static final long STREAMS = 128;

    @Override
    public NettyHttpServerConfiguration onCreated(BeanCreatedEvent<NettyHttpServerConfiguration> event) {
        NettyHttpServerConfiguration server = event.getBean();
        server.setLegacyMultiplexHandlers(true);
        Http2Settings http2 = server.getHttp2();
        if (http2.getMaxConcurrentStreams() == null) {
            http2.setMaxConcurrentStreams(STREAMS);
        }
        return server;
    }
}
