package dev.remotemcp.runtime.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.config.ConnectionsConfiguration;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Closed connections leave nothing behind that would keep them in memory. */
class ConnectionHandlerTest {
    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final ConnectionsConfiguration CONFIGURATION =
            new ConnectionsConfiguration(null, null, Duration.ofSeconds(30), null);

    private final Connections connections = new Connections(CONFIGURATION);

    @ParameterizedTest
    @ValueSource(strings = {"", "GET / HT", REQUEST, REQUEST + "GET / HT"})
    void closedConnectionHasNoTimers(String sent) {
        EmbeddedChannel channel = connect();
        assertThat(channel.runScheduledPendingTasks()).isPositive();
        channel.writeInbound(Unpooled.copiedBuffer(sent, StandardCharsets.US_ASCII));
        channel.close();
        assertThat(channel.runScheduledPendingTasks()).isEqualTo(-1);
        assertThat(connections.open()).isZero();
    }

    @Test
    void connectionThatClosesAfterAnAnswerHasNoTimers() {
        EmbeddedChannel channel = connect();
        channel.writeInbound(Unpooled.copiedBuffer(REQUEST, StandardCharsets.US_ASCII));
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NO_CONTENT));
        assertThat(channel.runScheduledPendingTasks()).isPositive();
        channel.close();
        assertThat(channel.runScheduledPendingTasks()).isEqualTo(-1);
        channel.releaseOutbound();
    }

    private EmbeddedChannel connect() {
        try (ApplicationContext context = ApplicationContext.run()) {
            Peers peers = new Peers(CONFIGURATION, new FunctionsHost(context.getBean(Environment.class)));
            return new EmbeddedChannel(
                    new ConnectionHandler(connections, peers, Duration.ofSeconds(30), Duration.ofMinutes(5)),
                    new HttpServerCodec(),
                    new TrafficHandler(connections, new ByteBudget(1_000_000, 1_000_000)));
        }
    }
}
