package dev.remotemcp.runtime.edge;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.util.concurrent.EventExecutor;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Puts an {@link EndpointHandler} into every connection, right before Micronaut's own handler. */
@Singleton
final class EndpointInstaller implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    private final BeanProvider<Endpoints> endpoints;
    private final FunctionsHost functionsHost;
    private final Map<EventExecutor, BurstStarter> starters = new ConcurrentHashMap<>();

    EndpointInstaller(BeanProvider<Endpoints> endpoints, FunctionsHost functionsHost) {
        this.endpoints = endpoints;
        this.functionsHost = functionsHost;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new Customizer(null));
        return event.getBean();
    }

    private final class Customizer implements NettyServerCustomizer {
        private final @Nullable Channel channel;

        Customizer(@Nullable Channel channel) {
            this.channel = channel;
        }

        @Override
        public NettyServerCustomizer specializeForChannel(Channel specialized, ChannelRole role) {
            return new Customizer(specialized);
        }

        @Override
        public void onStreamPipelineBuilt() {
            if (channel == null) {
                return;
            }
            ChannelPipeline pipeline = channel.pipeline();
            if (pipeline.get(ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND) != null) {
                pipeline.addBefore(
                        ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
                        "mcp-endpoint",
                        new EndpointHandler(
                                endpoints.get(),
                                starters.computeIfAbsent(channel.eventLoop(), BurstStarter::new),
                                functionsHost));
                pipeline.addBefore("mcp-endpoint", "mcp-framing", new FramingGuard(endpoints.get()));
            }
        }
    }
}
