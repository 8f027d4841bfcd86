package dev.remotemcp.runtime.edge;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration.Http2Settings;
import io.netty.channel.ChannelOption;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives every HTTP/2 stream a pipeline of its own, so that the endpoint is served there as on HTTP/1.1, and bounds what
 * one connection may take where {@code micronaut.server.netty} does not.
 */
@Singleton
final class NettyDefaults implements BeanCreatedEventListener<NettyHttpServerConfiguration> {
    /** RFC 9113, section 6.5.2, recommends at least 100. */
    private static final long STREAMS = 128;

    /**
     * Bytes that the operating system takes for a client that does not read them, several megabytes otherwise: they
     * count for nobody, and each of them was made for nothing. A client 50 ms away still gets 5 MB a second.
     */
    private static final int SEND_BUFFER = 262_144;

    @Override
    public NettyHttpServerConfiguration onCreated(BeanCreatedEvent<NettyHttpServerConfiguration> event) {
        NettyHttpServerConfiguration server = event.getBean();
        server.setLegacyMultiplexHandlers(true);
        Http2Settings http2 = server.getHttp2();
        if (http2.getMaxConcurrentStreams() == null) {
            http2.setMaxConcurrentStreams(STREAMS);
        }
        Map<ChannelOption, Object> options = new HashMap<>(server.getChildOptions());
        options.putIfAbsent(ChannelOption.SO_SNDBUF, SEND_BUFFER);
        server.setChildOptions(options);
        return server;
    }
}
