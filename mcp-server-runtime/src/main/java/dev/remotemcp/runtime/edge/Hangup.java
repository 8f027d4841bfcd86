package dev.remotemcp.runtime.edge;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2StreamChannel;

/** Ends what a client does not read, and lets go of it. */
final class Hangup {
    private Hangup() {}

    /**
     * Closes an HTTP/1 connection or resets an HTTP/2 stream. Closing a stream is not enough: once all of an answer has
     * been written, Netty keeps it until the client opens its window. Runs on the connection's event loop.
     */
    static void now(ChannelHandlerContext context) {
        if (context.channel() instanceof Http2StreamChannel) {
            context.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.CANCEL))
                    .addListener(ChannelFutureListener.CLOSE);
        } else {
            context.close();
        }
    }

    /** The same from any thread. */
    static void soon(ChannelHandlerContext context) {
        if (context.executor().inEventLoop()) {
            now(context);
        } else {
            context.executor().execute(() -> now(context));
        }
    }
}
