package dev.remotemcp.runtime.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.protocol.ServerEvent;
import dev.remotemcp.runtime.protocol.StreamMemory;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
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
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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

    @Test
    void eventsThatWaitAreBoundedInBytes() {
        Slow slow = new Slow(1_000_000, 4_000);
        assertThat(slow.stream.offer(event(LONG))).isTrue();
        assertThat(slow.stream.offer(event(LONG))).as("4,404 bytes").isFalse();
        slow.reads();
        assertThat(slow.memory.unread()).isZero();
        assertThat(slow.stream.offer(event(LONG))).isTrue();
    }

    @Test
    void singleEventLargerThanTheBoundPassesWhereNothingElseWaits() {
        Slow slow = new Slow(1_000_000, 1_000);
        assertThat(slow.stream.offer(event(LONG))).isTrue();
        assertThat(slow.stream.offer(event("1"))).isFalse();
        slow.reads();
        assertThat(slow.stream.offer(event("1"))).isTrue();
    }

    @Test
    void callersShareOfAllStreamsIsAQuarter() {
        Slow first = new Slow(20_000, 100_000);
        Slow second = new Slow(first.memory, "caller", 100_000);
        Slow other = new Slow(first.memory, "other caller", 100_000);
        assertThat(first.stream.offer(event(LONG))).isTrue();
        assertThat(second.stream.offer(event(LONG))).isTrue();
        assertThat(first.stream.offer(event(LONG))).as("6,582 of 5,000 bytes").isFalse();
        assertThat(other.stream.offer(event(LONG))).isTrue();
        first.reads();
        assertThat(second.stream.offer(event(LONG))).isTrue();
    }

    @Test
    void resultThatFindsNoRoomClosesTheConnectionWithMostUnread() {
        Slow greedy = new Slow(8_000, 100_000);
        Slow modest = new Slow(greedy.memory, "other caller", 100_000);
        greedy.stream.end(event("\"" + "x".repeat(6_000) + "\""));
        modest.stream.end(event(LONG));
        greedy.channel.runPendingTasks();
        modest.channel.runPendingTasks();
        assertThat(greedy.channel.isOpen()).isFalse();
        assertThat(modest.channel.isOpen()).isTrue();
        assertThat(greedy.memory.unread()).isEqualTo(modest.stream.unread()).isPositive();
    }

    @Test
    void bytesAreGivenBackWhenTheClientLeaves() {
        Slow slow = new Slow(1_000_000, 100_000);
        slow.stream.offer(event(LONG));
        slow.channel.runPendingTasks();
        slow.stream.offer(event(LONG));
        slow.stream.abandon();
        slow.reads();
        assertThat(slow.memory.unread()).isZero();
        assertThat(slow.stream.offer(event("1"))).isFalse();
    }

    @Test
    @Timeout(20)
    void clientThatReadsNothingForLongIsDisconnected() {
        Slow slow = new Slow(new StreamMemory(1_000_000), "caller", bounds(100_000, Duration.ofMillis(1)));
        slow.stream.offer(event(LONG));
        while (slow.channel.isOpen()) {
            slow.channel.advanceTimeBy(1, TimeUnit.SECONDS);
            slow.channel.runPendingTasks();
        }
        assertThat(slow.memory.unread()).isZero();
    }

    /** A proxy that cuts silent connections counts from the last byte, too. */
    @Test
    void silenceIsCountedFromTheLastByte() {
        AtomicLong nanos = new AtomicLong();
        SseStream.Bounds bounds =
                new SseStream.Bounds(16, 100_000, Duration.ofSeconds(15), Duration.ofMinutes(1), nanos::get);
        Slow client = new Slow(new StreamMemory(1_000_000), "caller", bounds);
        client.channel.freezeTime();

        client.passes(nanos, 14);
        client.stream.offer(event("1"));
        client.reads();
        assertThat(client.writes).as("the event").isEqualTo(1);
        client.passes(nanos, 14);
        assertThat(client.writes).isEqualTo(1);
        client.passes(nanos, 1);
        assertThat(client.writes).as("and a comment 15 s after it").isEqualTo(2);
        client.reads();
        client.passes(nanos, 14);
        assertThat(client.writes).isEqualTo(2);
        client.passes(nanos, 1);
        assertThat(client.writes).isEqualTo(3);
    }

    private static SseStream.Bounds bounds(int bytes) {
        return bounds(bytes, Duration.ofHours(1));
    }

    private static SseStream.Bounds bounds(int bytes, Duration writeTimeout) {
        return new SseStream.Bounds(16, bytes, Duration.ofHours(1), writeTimeout, System::nanoTime);
    }

    /** A stream whose client reads nothing until it is made to. */
    private static final class Slow extends ChannelOutboundHandlerAdapter {
        private final List<ChannelPromise> unread = new ArrayList<>();
        private final StreamMemory memory;
        private final EmbeddedChannel channel = new EmbeddedChannel(this);
        private final SseStream stream;
        private int writes;

        Slow(long total, int bytes) {
            this(new StreamMemory(total), "caller", bytes);
        }

        Slow(StreamMemory memory, String caller, int bytes) {
            this(memory, caller, bounds(bytes));
        }

        Slow(StreamMemory memory, String caller, SseStream.Bounds bounds) {
            this.memory = memory;
            ChannelHandlerContext context = channel.pipeline()
                    .addLast("writer", new ChannelInboundHandlerAdapter())
                    .context("writer");
            stream = new SseStream(context, bounds, memory, caller, last -> {});
            stream.open();
        }

        void passes(AtomicLong nanos, int seconds) {
            for (int i = 0; i < seconds; i++) {
                nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
                channel.advanceTimeBy(1, TimeUnit.SECONDS);
                channel.runPendingTasks();
                channel.runScheduledPendingTasks();
            }
        }

        void reads() {
            channel.runPendingTasks();
            List.copyOf(unread).forEach(ChannelPromise::trySuccess);
            unread.clear();
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            ReferenceCountUtil.release(message);
            unread.add(promise);
            writes++;
        }
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
            SseStream started =
                    new SseStream(context, bounds(1_000_000), new StreamMemory(1_000_000), "caller", last -> {});
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
