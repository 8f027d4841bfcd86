package dev.remotemcp.runtime.edge;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
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
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/**
 * Watches the requests and responses of one HTTP/1 connection or HTTP/2 stream, those of the endpoints and Micronaut's
 * own alike: counts streams among the {@link Connections}, reports to the {@link ConnectionHandler} what is being
 * answered, and bounds what waits for a client that does not read. Runs on the connection's event loop.
 */
final class TrafficHandler extends ChannelDuplexHandler {
    /** Bytes that the head of an answer has at most, as a rule. */
    private static final int HEAD_ROOM = 1_024;

    private final Connections connections;
    private final ByteBudget responses;

    // Set when the handler is added.
    private ChannelHandlerContext context;
    private ConnectionHandler connection;
    private Slot slot;
    private String share;

    private int unanswered;
    private boolean incomplete;
    private boolean answering;
    private boolean ending;
    private boolean ended;
    private boolean reported;
    private boolean refused;
    private ByteBudget.@Nullable Lease waiting;

    /**
     * A handler for one HTTP/1 connection or HTTP/2 stream.
     *
     * @param responses bytes that may wait for clients which do not read
     */
    @SuppressWarnings("NullAway.Init") // Netty calls handlerAdded before anything else
    TrafficHandler(Connections connections, ByteBudget responses) {
        this.connections = connections;
        this.responses = responses;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        Channel channel = added.channel();
        connection = ConnectionHandler.of(channel);
        if (channel instanceof Http2StreamChannel) {
            channel.config().setWriteBufferWaterMark(ConnectionHandler.WATER_MARK);
            slot = new Slot(connection.slot().peer(), connection.slot().isShared(), () -> Hangup.soon(added));
            if (connections.admit(slot)) {
                channel.closeFuture().addListener(closed -> connections.remove(slot));
            } else {
                refuseStream();
            }
        } else {
            slot = connection.slot();
            connection.speaksHttp1(this);
        }
        share = slot.peer();
    }

    /** The connection or stream among the others. */
    Slot slot() {
        return slot;
    }

    /** The client may try again, for nothing of the stream was processed (RFC 9113, section 8.7). */
    private void refuseStream() {
        refused = true;
        context.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.REFUSED_STREAM))
                .addListener(ChannelFutureListener.CLOSE);
    }

    /**
     * Memory for an answer until the event loop writes it. May be called on any thread.
     *
     * @return a lease of all these bytes, or an empty one if there is no room
     */
    ByteBudget.Lease queue(String shareKey, int bytes) {
        ByteBudget.Lease lease = responses.lease(shareKey, () -> {});
        lease.keep(); // it is taken back by nobody: the event loop comes to it
        lease.grow(bytes + HEAD_ROOM);
        return lease;
    }

    /** Counts a queued answer with what waits in the connection, into which it is written now. */
    void adopt(ByteBudget.Lease queued) {
        // HTTP/2 says only later that a stream takes no more.
        boolean atOnce = !(context.channel() instanceof Http2StreamChannel);
        if (atOnce && waiting == null && context.channel().isActive()) {
            waiting = queued;
            queued.release(() -> Hangup.soon(context));
        } else {
            queued.close();
        }
    }

    /** To be called when an adopted answer is written: gives its memory back if the connection took all of it. */
    void adopted() {
        if (context.channel().isWritable()) {
            release();
        }
    }

    /** From now on, what waits for the client uses the share of this caller. */
    void servedFor(String shareKey) {
        share = shareKey;
    }

    @Override
    public void channelRead(ChannelHandlerContext reading, Object message) {
        if (refused) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest) {
            unanswered++;
            incomplete = true;
            if (!reported) {
                reported = true;
                connection.began();
            }
        }
        if (message instanceof LastHttpContent) {
            incomplete = false;
            update();
        }
        reading.fireChannelRead(message);
    }

    /** Most requests are complete by now; the others wait for their body. */
    @Override
    public void channelReadComplete(ChannelHandlerContext reading) {
        if (incomplete) {
            update();
        }
        reading.fireChannelReadComplete();
    }

    @Override
    public void write(ChannelHandlerContext writing, Object message, ChannelPromise promise) {
        if (ended) {
            ReferenceCountUtil.release(message); // an answer to the request that is already refused
            promise.tryFailure(new ClosedChannelException());
            return;
        }
        boolean informational = message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        boolean last = message instanceof LastHttpContent && !informational;
        answering = !last && (answering || message instanceof HttpResponse && !informational);
        writing.write(message, promise);
        if (waiting != null) {
            account(writing.channel());
        }
        if (last && unanswered > 0) {
            unanswered--;
            update();
            if (ending) {
                writing.executor().execute(this::end); // after whatever the writer does next
            }
        }
    }

    /** The body of the last request is broken: the connection ends once the requests before it are answered. */
    void endWithBadRequest() {
        ending = true;
        end();
    }

    private void end() {
        if (ended || answering || unanswered > 1) {
            return;
        }
        ended = true;
        Object last = unanswered == 0 ? Unpooled.EMPTY_BUFFER : closing(HttpResponseStatus.BAD_REQUEST);
        context.writeAndFlush(last).addListener(ChannelFutureListener.CLOSE);
    }

    /** Only a request that has arrived whole is worth more than a newcomer. */
    private void update() {
        boolean busy = unanswered > 0 || incomplete;
        if (busy != reported) {
            reported = busy;
            if (busy) {
                connection.began();
            } else {
                connection.ended();
            }
        }
        if (busy) {
            slot.become(incomplete && unanswered <= 1 ? Slot.State.READING : Slot.State.SERVING);
        } else {
            slot.become(Slot.State.IDLE);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext changed) {
        Channel channel = changed.channel();
        if (channel.isWritable()) {
            release();
        } else if (waiting == null && channel.isActive()) {
            waiting = responses.lease(share, () -> Hangup.soon(changed));
            account(channel);
        }
        changed.fireChannelWritabilityChanged();
    }

    private void account(Channel channel) {
        ByteBudget.Lease lease = waiting;
        long pending = channel.bytesBeforeWritable() + channel.config().getWriteBufferLowWaterMark();
        if (lease != null
                && pending > lease.bytes()
                && lease.grow(pending - lease.bytes()) != ByteBudget.Answer.GRANTED) {
            Hangup.now(context); // nobody else could give, so this client's unread response goes
        }
    }

    private void release() {
        if (waiting != null) {
            waiting.close();
            waiting = null;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext closed) {
        release();
        if (reported) {
            reported = false;
            connection.ended();
        }
        closed.fireChannelInactive();
    }

    /** Answers a client that has begun a request and does not go on (RFC 9110, section 15.5.9). */
    void headTooSlow() {
        context.writeAndFlush(closing(HttpResponseStatus.REQUEST_TIMEOUT)).addListener(ChannelFutureListener.CLOSE);
    }

    private static FullHttpResponse closing(HttpResponseStatus status) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER);
        response.headers()
                .set(HttpHeaderNames.CONTENT_LENGTH, HttpHeaderValues.ZERO)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return response;
    }
}
