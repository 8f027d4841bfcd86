package dev.remotemcp.runtime.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.protocol.ServerEvent;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Events on a connection whose buffer is full. */
final class SseStreamTest {
    private static final String LONG = "\"" + "x".repeat(2_000) + "\"";

    @Test
    void aBufferThatFillsUpWhileTheStreamEndsBreaksNoChunk() {
        Writer writer = new Writer();
        EmbeddedChannel channel = new EmbeddedChannel(new HttpResponseEncoder(), writer);
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(1, 2));
        SseStream stream = writer.start(channel);

        stream.offer(event(LONG));
        stream.offer(event("\"second\""));
        stream.end(event("\"last\""));
        channel.runPendingTasks();

        assertThat(body(channel))
                .isEqualTo("event: message\ndata: " + LONG + "\n\nevent: message\ndata: \"second\"\n\n"
                        + "event: message\ndata: \"last\"\n\n");
    }

    private static ServerEvent event(String json) {
        return ServerEvent.of(json.getBytes(StandardCharsets.UTF_8));
    }

    /** What a client reads. */
    private static String body(EmbeddedChannel channel) {
        EmbeddedChannel client = new EmbeddedChannel(new HttpResponseDecoder(), new HttpObjectAggregator(100_000));
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            client.writeInbound(bytes);
        }
        HttpContent response = client.readInbound();
        assertThat(response).as("a complete response").isNotNull();
        try {
            return response.content().toString(StandardCharsets.UTF_8);
        } finally {
            response.release();
        }
    }

    /** Writes more as soon as the connection says anything about its buffer. */
    private static final class Writer extends ChannelInboundHandlerAdapter {
        private Optional<SseStream> stream = Optional.empty();

        SseStream start(EmbeddedChannel channel) {
            ChannelHandlerContext context = channel.pipeline().context(this);
            DefaultHttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
            head.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
            context.writeAndFlush(head);
            SseStream started = new SseStream(context, bounds, memory, "caller", last -> {});
            stream = Optional.of(started);
            started.open();
            return started;
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            stream.ifPresent(SseStream::drain);
        }
    }
}
