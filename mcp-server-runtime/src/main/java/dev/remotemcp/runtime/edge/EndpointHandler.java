package dev.remotemcp.runtime.edge;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Takes the endpoints' requests out of one connection and leaves all others to Micronaut.
 *
 * <p>Requests on a connection are answered in the order in which they came (RFC 9112, section 9.3): while one is
 * answered here, later ones wait; while Micronaut answers some, one of ours waits. Runs on the connection's event loop.
 */
final class EndpointHandler extends ChannelDuplexHandler {
    /** How many decoded pieces of later requests may wait before the connection is no longer read. */
    private static final int MOST_WAITING = 64;

    private final Endpoints endpoints;
    private final Executor virtualThreads;
    private final FunctionsHost functionsHost;

    private final Deque<Object> waiting = new ArrayDeque<>();
    private @Nullable HttpExchange exchange;
    private @Nullable RequestBody body;
    private int othersUnanswered;
    private boolean dropping;
    private boolean readHeld;
    private @Nullable ChannelPromise closeHeld;

    EndpointHandler(Endpoints endpoints, Executor virtualThreads, FunctionsHost functionsHost) {
        this.endpoints = endpoints;
        this.virtualThreads = virtualThreads;
        this.functionsHost = functionsHost;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (dropping) {
            ReferenceCountUtil.release(message);
        } else if (!waiting.isEmpty() || !take(context, message)) {
            waiting.add(message);
        }
    }

    /** Handles a message now; false if it has to wait its turn. */
    private boolean take(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            return takeRequest(context, request);
        }
        if (body != null && message instanceof HttpContent content) {
            takeContent(content);
            return true;
        }
        if (exchange != null) {
            return false;
        }
        context.fireChannelRead(message);
        return true;
    }

    private boolean takeRequest(ChannelHandlerContext context, HttpRequest request) {
        if (exchange != null) {
            return false;
        }
        Endpoint endpoint = endpoints.of(request);
        if (endpoint == null) {
            othersUnanswered++;
            context.fireChannelRead(request);
            return true;
        }
        if (othersUnanswered > 0) {
            return false;
        }
        HttpExchange started = new HttpExchange(
                context,
                request,
                endpoint.streams(),
                functionsHost.logging(request.headers(), virtualThreads),
                this::answered);
        exchange = started;
        body = new RequestBody(started, request, endpoint);
        if (body.start(context, request)) {
            body = null;
        }
        if (request instanceof HttpContent content && body != null) {
            takeContent(content);
        } else if (request instanceof HttpContent content) {
            content.release();
        }
        return true;
    }

    private void takeContent(HttpContent content) {
        RequestBody reading = body;
        // A complete body may be answered at once, and the next request may have begun before add returns.
        if (reading != null && reading.add(content) && body == reading) {
            body = null;
        }
    }

    /** The current exchange has written its whole answer. */
    private void answered(ChannelHandlerContext context) {
        HttpExchange done = exchange;
        if (done == null) {
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
        } else if (readHeld && waiting.size() < MOST_WAITING) {
            readHeld = false;
            context.read();
        }
    }

    private void takeWaiting(ChannelHandlerContext context) {
        // A request taken here may be answered before take returns, which comes here again for the next one.
        for (Object message = waiting.poll(); message != null; message = waiting.poll()) {
            if (!take(context, message)) {
                waiting.addFirst(message);
                return;
            }
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (body != null) {
            body.awaitMore(context);
        }
        context.fireChannelReadComplete();
        if (exchange != null && othersUnanswered == 0) {
            read(context); // Micronaut does not know of our request; reading on is how a lost client is noticed
        }
    }

    @Override
    public void read(ChannelHandlerContext context) {
        if (waiting.size() < MOST_WAITING) {
            context.read();
        } else {
            readHeld = true;
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean informational = message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        context.write(message, promise);
        if (message instanceof LastHttpContent && !informational && othersUnanswered > 0) {
            othersUnanswered--;
            if (othersUnanswered == 0 && !waiting.isEmpty()) {
                context.executor().execute(() -> takeWaiting(context));
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
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (body != null) {
            body.discard();
            body = null;
        }
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
        } else {
            context.fireExceptionCaught(cause);
        }
    }
}
