package dev.remotemcp.runtime.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import org.jspecify.annotations.Nullable;

/**
 * Hands the bytes of an HTTP/1 connection to the decoder in small pieces, and only while no decoded request waits for
 * its turn: a decoded request takes up to forty times the memory of its bytes, and a client may send thousands in a
 * row. Runs on the connection's event loop.
 */
final class RequestPacer extends ChannelDuplexHandler {
    /** Bytes that are decoded at a time; most requests fit into one piece. */
    private static final int PIECE = 1_024;

    /** Pieces of one connection before others have their turn. */
    private static final int TURN = 4;

    private @Nullable ChannelHandlerContext context;
    private @Nullable ByteBuf rest;
    private boolean held;
    private boolean decoding;
    private boolean readHeld;

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    /** A decoded request waits for its turn. */
    void hold() {
        held = true;
    }

    /** No decoded request waits any longer. */
    void release() {
        held = false;
        goOn();
    }

    private void goOn() {
        ChannelHandlerContext own = context;
        if (own != null && rest != null && !decoding) {
            decode(own);
            own.fireChannelReadComplete();
            if (readHeld && rest == null) {
                readHeld = false;
                own.read();
            }
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext reading, Object message) {
        if (message instanceof ByteBuf bytes) {
            rest = rest == null ? bytes : Unpooled.wrappedBuffer(rest, bytes);
            decode(reading);
        } else {
            reading.fireChannelRead(message);
        }
    }

    private void decode(ChannelHandlerContext reading) {
        if (decoding) {
            return; // a request is answered within its own decoding; the loop below goes on
        }
        decoding = true;
        try {
            int pieces = 0;
            for (ByteBuf bytes = rest; bytes != null && !held; bytes = rest) {
                if (pieces == TURN) {
                    reading.executor().execute(this::goOn);
                    return;
                }
                pieces++;
                if (bytes.readableBytes() <= PIECE) {
                    rest = null;
                    reading.fireChannelRead(bytes);
                } else {
                    reading.fireChannelRead(bytes.readRetainedSlice(PIECE));
                }
            }
        } finally {
            decoding = false;
        }
    }

    @Override
    public void read(ChannelHandlerContext reading) {
        if (rest == null) {
            reading.read();
        } else {
            readHeld = true;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext closed) {
        discard();
        closed.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        discard();
        context = null;
    }

    private void discard() {
        ByteBuf bytes = rest;
        rest = null;
        if (bytes != null) {
            bytes.release();
        }
    }
}
