package dev.remotemcp.runtime.edge;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameStreamException;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the endpoints' requests out of one connection and leaves all others to Micronaut.
 *
 * <p>Requests on a connection are answered one at a time, in the order in which they came (RFC 9112, section 9.3), here
 * as by Micronaut. Runs on the connection's event loop.
 */
final class EndpointHandler extends ChannelDuplexHandler {
    private static final Logger LOG = LoggerFactory.getLogger(EndpointHandler.class);

    /** How many decoded pieces of later requests may wait before the connection is no longer read. */
    private static final int MOST_WAITING = 64;

    private final Endpoints endpoints;
    private final Executor virtualThreads;
    private final FunctionsHost functionsHost;
    private final Intake intake;
    private final IdleTimeouts micronautTimeouts;
    private final RequestPacer pacer;

    private final Deque<Object> waiting = new ArrayDeque<>(1); // nearly always empty
    private @Nullable HttpExchange exchange;
    private @Nullable RequestBody body;
    private final ForeignBodies foreign;
    private int othersUnanswered;
    private boolean othersBegun;
    private boolean passedOn;
    /** Whether nothing more is taken from the connection; what was taken is still answered. */
    private boolean deaf;
    /** Whether nothing more is taken from the connection, and nothing more is sent. */
    private boolean dropping;

    private boolean readHeld;
    private @Nullable ChannelPromise closeHeld;

    /**
     * A handler for one HTTP/1 connection or HTTP/2 stream.
     *
     * @param micronautTimeouts begin with the first request that is left to Micronaut
     * @param pacer is held while decoded messages wait here
     */
    EndpointHandler(
            Endpoints endpoints,
            Executor virtualThreads,
            FunctionsHost functionsHost,
            Intake intake,
            IdleTimeouts micronautTimeouts,
            RequestPacer pacer) {
        this.endpoints = endpoints;
        this.virtualThreads = virtualThreads;
        this.functionsHost = functionsHost;
        this.intake = intake;
        this.micronautTimeouts = micronautTimeouts;
        this.pacer = pacer;
        this.foreign = new ForeignBodies(intake);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (dropping || deaf) {
            ReferenceCountUtil.release(message);
        } else if (!waiting.isEmpty() || !take(context, message)) {
            waiting.add(message);
            pacer.hold();
        }
    }

    /** Handles a message now; false if it has to wait its turn. */
    private boolean take(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            return takeRequest(context, request);
        }
        if (body != null && message instanceof HttpContent content) {
            return takeContent(content);
        }
        if (exchange != null) {
            return false;
        }
        if (message instanceof HttpContent && !foreign.isIncomplete()) {
            ReferenceCountUtil.release(message); // the rest of a request that is refused already
        } else {
            passOn(context, message);
        }
        return true;
    }

    private boolean takeRequest(ChannelHandlerContext context, HttpRequest request) {
        // A client that does not read its answers gets no further ones.
        if (exchange != null || othersUnanswered > 0 || !context.channel().isWritable()) {
            return false;
        }
        Endpoint endpoint = endpoints.of(request);
        if (endpoint == null) {
            takeForeign(context, request);
            return true;
        }
        HttpExchange started = new HttpExchange(
                context,
                request,
                endpoint.streams(),
                functionsHost.logging(request.headers(), virtualThreads),
                intake,
                this::answered);
        RequestBody reading = new RequestBody(context, started, request, endpoint, intake, new ReadConnection(context));
        exchange = started;
        body = reading;
        if (reading.start()) {
            body = null;
        }
        if (request instanceof HttpContent content) { // a request in one piece, as on HTTP/2
            if (body != reading) {
                content.release();
            } else if (!takeContent(content)) {
                waiting.addFirst(content);
                pacer.hold();
            }
        }
        return true;
    }

    /**
     * Leaves a request to Micronaut. One whose end is not clear is answered as those are that cannot be decoded, with
     * 400, and nothing that follows is served (request smuggling: RFC 9112, section 11.2).
     */
    private void takeForeign(ChannelHandlerContext context, HttpRequest request) {
        othersUnanswered++;
        micronautTimeouts.begin();
        foreign.begin(request);
        if (request.decoderResult().isSuccess() && Framing.isUnclear(request.headers())) {
            request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("Unclear Transfer-Encoding")));
        }
        deaf = request.decoderResult().isFailure();
        passOn(context, request);
    }

    /** Gives a piece to the request's body; false while that is paused. */
    private boolean takeContent(HttpContent content) {
        RequestBody reading = body;
        if (reading == null || reading.isPaused()) {
            return false;
        }
        // A complete body may be answered at once, and the next request may have begun before add returns.
        if (reading.add(content) && body == reading) {
            body = null;
        }
        return true;
    }

    /** Leaves a message to Micronaut, if there is memory for it. */
    private void passOn(ChannelHandlerContext context, Object message) {
        HttpContent content = message instanceof HttpContent piece ? piece : null;
        if (content != null && content.decoderResult().isFailure() && !deaf) {
            content.release();
            deaf = true; // Micronaut would take a body in broken chunks for a complete one
            intake.traffic().endWithBadRequest();
        } else if (content != null && !foreign.take(content)) {
            content.release();
            refuseForeign(context);
        } else {
            passedOn = true;
            context.fireChannelRead(message);
        }
    }

    private void refuseForeign(ChannelHandlerContext context) {
        dropping = true;
        if (othersBegun) {
            context.close(); // half an answer is sent already
            return;
        }
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.SERVICE_UNAVAILABLE, Unpooled.EMPTY_BUFFER);
        response.headers()
                .set(HttpHeaderNames.CONTENT_LENGTH, HttpHeaderValues.ZERO)
                .set(HttpHeaderNames.RETRY_AFTER, "1")
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    /** The connection as the body of a request sees it. */
    private final class ReadConnection implements RequestBody.Connection {
        private final ChannelHandlerContext context;

        ReadConnection(ChannelHandlerContext context) {
            this.context = context;
        }

        @Override
        public void resume() {
            takeWaiting(context);
            if (body != null) {
                body.awaitMore();
            }
            readOn(context);
        }

        @Override
        public void close() {
            dropping = true;
            if (context.channel() instanceof Http2StreamChannel) {
                // The answer is complete without the rest of the body (RFC 9113, section 8.1).
                context.write(new DefaultHttp2ResetFrame(Http2Error.NO_ERROR));
            }
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** The current exchange has written its whole answer. */
    private void answered(ChannelHandlerContext context) {
        HttpExchange done = exchange;
        if (done == null) {
            return;
        }
        if (body != null && !body.isComplete()) {
            exchange = null; // answered before its body was there, which is dropped before the next request
            return;
        }
        if (done.closing()) {
            dropping = true; // the rest of the connection is not wanted, it closes once the answer is out
            return;
        }
        exchange = null;
        takeWaiting(context);
        ChannelPromise held = closeHeld;
        if (exchange == null && held != null) {
            // Closing drops what is not yet sent; the empty buffer goes out after all of it.
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> context.close(held));
        } else {
            readOn(context);
        }
    }

    private void readOn(ChannelHandlerContext context) {
        if (readHeld && mayRead()) {
            readHeld = false;
            context.read();
        }
    }

    private boolean mayRead() {
        return waiting.size() < MOST_WAITING && (body == null || !body.isPaused());
    }

    private void takeWaiting(ChannelHandlerContext context) {
        // A request taken here may be answered before take returns, which comes here again for the next one.
        for (Object message = waiting.poll(); message != null; message = waiting.poll()) {
            if (dropping || deaf) {
                ReferenceCountUtil.release(message);
            } else if (!take(context, message)) {
                waiting.addFirst(message);
                completeRead(context);
                return;
            }
        }
        completeRead(context);
        pacer.release();
    }

    /** Micronaut sends its answers once a read is complete, also those to messages that waited here. */
    private void completeRead(ChannelHandlerContext context) {
        if (passedOn) {
            passedOn = false;
            context.fireChannelReadComplete();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (body != null) {
            body.awaitMore();
        }
        if (othersUnanswered > 0) {
            foreign.await(context);
        }
        passedOn = false;
        context.fireChannelReadComplete();
        if ((exchange != null || body != null) && othersUnanswered == 0) {
            read(context); // Micronaut does not know of our request; reading on is how a lost client is noticed
        }
    }

    @Override
    public void read(ChannelHandlerContext context) {
        if (mayRead()) {
            context.read();
        } else {
            readHeld = true;
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (dropping) {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
            return;
        }
        boolean informational = message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        othersBegun |= message instanceof HttpResponse && !informational;
        context.write(message, promise);
        if (message instanceof LastHttpContent && !informational && othersUnanswered > 0) {
            othersUnanswered--;
            othersBegun = false;
            if (othersUnanswered == 0) {
                foreign.answered();
                if (!waiting.isEmpty()) {
                    context.executor().execute(() -> takeWaiting(context));
                }
            }
        }
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (exchange != null && context.channel().isActive() && !exchange.closing()) {
            closeHeld = promise; // Micronaut takes the connection for idle while we still answer
        } else {
            context.close(promise);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (exchange != null) {
            exchange.writabilityChanged();
        }
        if (context.channel().isWritable() && !waiting.isEmpty()) {
            context.executor()
                    .execute(
                            () -> { // not in the middle of the flush that made room
                                takeWaiting(context);
                                readOn(context);
                            });
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (body != null) {
            body.discard();
            body = null;
        }
        foreign.discard();
        if (exchange != null) {
            exchange.disconnected();
        }
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (exchange != null) {
            context.close(); // the peer reset the connection; there is nobody to answer
        } else if (cause instanceof DecoderException
                || cause instanceof Http2Exception
                || cause instanceof Http2FrameStreamException) {
            LOG.debug("A connection sent what cannot be decoded", cause); // anybody can, so it must not fill the log
            context.close();
        } else {
            context.fireExceptionCaught(cause);
        }
    }
}
