package dev.remotemcp.runtime.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RequestPacerTest {
    private final RequestPacer pacer = new RequestPacer();
    private final StringBuilder decoded = new StringBuilder();
    private int pieces;
    private int holdAfter = Integer.MAX_VALUE;

    private final EmbeddedChannel channel = new EmbeddedChannel(pacer, new ChannelInboundHandlerAdapter() {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf piece = (ByteBuf) message;
            decoded.append(piece.toString(StandardCharsets.US_ASCII));
            piece.release();
            pieces++;
            if (pieces == holdAfter) {
                pacer.hold();
            }
        }
    });

    @Test
    void smallRequestPassesInOnePiece() {
        channel.writeInbound(text(1_000));
        assertThat(pieces).isEqualTo(1);
        assertThat(decoded).hasSize(1_000);
    }

    @Test
    void nothingIsDecodedWhileARequestWaits() {
        holdAfter = 2;
        ByteBuf sent = text(10_000);
        channel.writeInbound(sent);
        channel.writeInbound(text(500));
        assertThat(decoded).hasSize(2_048);
        pacer.release();
        channel.runPendingTasks(); // it pauses, so that other connections have their turn
        assertThat(decoded).hasSize(10_500);
        assertThat(sent.refCnt()).isZero();
    }

    @Test
    void closedConnectionReleasesItsBytes() {
        holdAfter = 1;
        ByteBuf sent = text(10_000);
        channel.writeInbound(sent);
        channel.close();
        assertThat(sent.refCnt()).isZero();
        pacer.release();
        assertThat(decoded).hasSize(1_024);
    }

    private static ByteBuf text(int length) {
        return Unpooled.copiedBuffer("x".repeat(length), StandardCharsets.US_ASCII);
    }
}
