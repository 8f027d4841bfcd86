package dev.remotemcp.hostdouble;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one connection, one after the other, each over a connection of its own to the process. Runs on the
 * event loop, which is that of both connections.
 */
final class Forward extends ChannelInboundHandlerAdapter {
    private static final String KEY_HEADER = "x-functions-key";
    private static final String INVOCATION = "X-Azure-Functions-InvocationId";
    private static final String VERSION = "X-Azure-Functions-HostVersion";

    private final FunctionHost host;

    /** What came while the process was not yet connected, or for a later request. */
    private final Deque<Object> waiting = new ArrayDeque<>();

    private boolean busy;
    private boolean begun;
    private boolean keepAlive;
    private boolean dropping;
    private @Nullable Channel worker;
    private @Nullable Future<?> timeout;

    Forward(FunctionHost host) {
        this.host = host;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && !busy) {
            begin(context, request);
        } else if (dropping) {
            ReferenceCountUtil.release(message);
            dropping = !(message instanceof LastHttpContent);
        } else if (worker != null && waiting.isEmpty() && message instanceof HttpContent) {
            worker.writeAndFlush(message);
        } else {
            waiting.add(message);
        }
    }

    private void begin(ChannelHandlerContext context, HttpRequest request) {
        busy = true;
        begun = false;
        keepAlive = HttpUtil.isKeepAlive(request);
        if (request.decoderResult().isFailure()) {
            keepAlive = false;
            answer(context, HttpResponseStatus.BAD_REQUEST, "The request is not understood");
            return;
        }
        if (!mayCall(request)) {
            dropping = !(request instanceof LastHttpContent);
            answer(context, HttpResponseStatus.UNAUTHORIZED, "A function key is needed");
            return;
        }
        if (HttpUtil.is100ContinueExpected(request)) {
            context.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        }
        List.of(HttpHeaderNames.EXPECT, HttpHeaderNames.CONNECTION, HttpHeaderNames.UPGRADE)
                .forEach(request.headers()::remove);
        request.headers().set(INVOCATION, UUID.randomUUID().toString());
        request.headers().set(VERSION, "4.0.0-double");
        request.setProtocolVersion(HttpVersion.HTTP_1_1);
        timeout = context.executor()
                .schedule(() -> timedOut(context), host.timeout().toMillis(), TimeUnit.MILLISECONDS);
        waiting.addFirst(request);
        host.workerPort()
                .whenComplete((port, failure) -> context.executor().execute(() -> {
                    if (failure == null) {
                        connect(context, port);
                    } else {
                        unavailable(context, "The custom handler does not run");
                    }
                }));
    }

    private boolean mayCall(HttpRequest request) {
        if (host.key().isEmpty()) {
            return true;
        }
        String sent = request.headers().get(KEY_HEADER);
        if (sent == null) {
            sent = new QueryStringDecoder(request.uri())
                    .parameters()
                    .getOrDefault("code", List.of(""))
                    .getFirst();
        }
        return MessageDigest.isEqual(bytes(sent), bytes(host.key().get()));
    }

    private void connect(ChannelHandlerContext context, int port) {
        if (!context.channel().isActive()) {
            return;
        }
        ChannelFuture connecting = new Bootstrap()
                .group(context.channel().eventLoop())
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel connected) {
                        connected.pipeline().addLast(new HttpClientCodec(8192, 64 * 1024, 8192));
                        connected.pipeline().addLast(new Answer(context));
                    }
                })
                .connect(InetAddress.getLoopbackAddress(), port);
        connecting.addListener((ChannelFutureListener) connected -> {
            if (!connected.isSuccess()) {
                unavailable(context, "The custom handler cannot be reached");
            } else if (!context.channel().isActive()) {
                connected.channel().close();
            } else {
                connected(connected.channel());
            }
        });
    }

    private void connected(Channel channel) {
        worker = channel;
        boolean ours = true;
        while (ours && !waiting.isEmpty()) {
            Object message = waiting.poll();
            channel.write(message);
            ours = !(message instanceof LastHttpContent);
        }
        channel.flush();
    }

    /** The process's answer. */
    private final class Answer extends ChannelInboundHandlerAdapter {
        private final ChannelHandlerContext front;
        private boolean whole;

        Answer(ChannelHandlerContext front) {
            this.front = front;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpResponse response) {
                begun = true;
                response.headers().remove(HttpHeaderNames.CONNECTION);
                HttpUtil.setKeepAlive(response, keepAlive);
            }
            whole = message instanceof LastHttpContent;
            ChannelFuture written = front.writeAndFlush(message); // each piece as it comes
            if (whole) {
                worker = null;
                context.close();
                end(front, written);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            if (!whole) {
                worker = null;
                if (begun) {
                    front.close(); // the client learns that the answer is not whole
                } else {
                    unavailable(front, "The custom handler did not answer");
                }
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }

    private void end(ChannelHandlerContext context, ChannelFuture written) {
        if (timeout != null) {
            timeout.cancel(false);
        }
        busy = false;
        if (!keepAlive) {
            written.addListener(ChannelFutureListener.CLOSE);
            return;
        }
        Deque<Object> later = new ArrayDeque<>(waiting);
        waiting.clear();
        later.forEach(message -> channelRead(context, message));
    }

    private void timedOut(ChannelHandlerContext context) {
        if (busy) {
            host.timedOut(); // the connections of this request and of all others end with the process
        }
    }

    private void unavailable(ChannelHandlerContext context, String why) {
        if (busy && context.channel().isActive()) {
            keepAlive = false;
            answer(context, HttpResponseStatus.BAD_GATEWAY, why);
        }
    }

    private void answer(ChannelHandlerContext context, HttpResponseStatus status, String why) {
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(bytes(why)));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
        HttpUtil.setContentLength(response, response.content().readableBytes());
        HttpUtil.setKeepAlive(response, keepAlive);
        end(context, context.writeAndFlush(response));
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (worker != null) {
            worker.config().setAutoRead(context.channel().isWritable());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        busy = false;
        if (timeout != null) {
            timeout.cancel(false);
        }
        if (worker != null) {
            worker.close(); // the process learns at once that nobody waits any more
        }
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
