package dev.remotemcp.runtime.edge;

import dev.remotemcp.runtime.config.ConnectionsConfiguration;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.DatagramChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.EventExecutor;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link ConnectionHandler} first into every connection, and a {@link TrafficHandler} and an
 * {@link EndpointHandler} right before Micronaut's own handler of requests.
 */
@Singleton
final class EndpointInstaller implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    private static final Duration NEVER = Duration.ofNanos(Long.MAX_VALUE);

    private final BeanProvider<Endpoints> endpoints;
    private final BeanProvider<NettyHttpServerConfiguration> micronaut;
    private final FunctionsHost functionsHost;
    private final ConnectionsConfiguration configuration;
    private final Connections connections;
    private final Peers peers;
    private final EdgeBudgets budgets;
    private final Map<EventExecutor, BurstStarter> starters = new ConcurrentHashMap<>();

    EndpointInstaller(
            BeanProvider<Endpoints> endpoints,
            BeanProvider<NettyHttpServerConfiguration> micronaut,
            FunctionsHost functionsHost,
            ConnectionsConfiguration configuration,
            Connections connections,
            Peers peers,
            EdgeBudgets budgets) {
        this.endpoints = endpoints;
        this.micronaut = micronaut;
        this.functionsHost = functionsHost;
        this.configuration = configuration;
        this.connections = connections;
        this.peers = peers;
        this.budgets = budgets;
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
            if (role == ChannelRole.CONNECTION && !(specialized instanceof DatagramChannel)) {
                // Micronaut calls this before it adds handlers of its own, TLS included.
                specialized
                        .pipeline()
                        .addFirst(
                                "mcp-connection",
                                new ConnectionHandler(
                                        connections, peers, configuration.requestTimeout(), idleTimeout()));
            }
            return new Customizer(specialized);
        }

        private Duration idleTimeout() {
            NettyHttpServerConfiguration server = micronaut.get();
            Duration idle = server.getIdleTimeout();
            if (idle == null || idle.isNegative()) {
                return NEVER; // which turns the other two off as well
            }
            // Between requests nothing is read and nothing written, so the shortest one counts.
            return Stream.of(idle, server.getReadIdleTimeout(), server.getWriteIdleTimeout())
                    .filter(timeout -> timeout.getSeconds() > 0)
                    .min(Comparator.naturalOrder())
                    .orElse(NEVER);
        }

        @Override
        public void onStreamPipelineBuilt() {
            if (channel == null || !ConnectionHandler.watches(channel)) {
                return; // HTTP/3, whose listener is no connection: the endpoints are served over TCP only
            }
            ChannelPipeline pipeline = channel.pipeline();
            if (pipeline.get(ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND) != null) {
                RequestPacer pacer = new RequestPacer();
                ChannelHandlerContext decoder = pipeline.context(HttpServerCodec.class);
                if (decoder != null) {
                    pipeline.addBefore(decoder.name(), "mcp-pacer", pacer);
                }
                TrafficHandler traffic = new TrafficHandler(connections, budgets.responses());
                pipeline.addBefore(ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND, "mcp-traffic", traffic);
                pipeline.addBefore(
                        ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
                        "mcp-endpoint",
                        new EndpointHandler(
                                endpoints.get(),
                                starters.computeIfAbsent(channel.eventLoop(), BurstStarter::new),
                                functionsHost,
                                new Intake(peers, budgets.requests(), configuration.requestTimeout(), traffic),
                                IdleTimeouts.takenFrom(pipeline),
                                pacer));
            }
        }
    }
}
