package dev.remotemcp.runtime.edge;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.util.AttributeKey;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The first handler of a connection: counts it among the {@link Connections} and gives it a deadline until the head of
 * its next request is complete, the TLS handshake and the HTTP/2 preface included. Runs on the connection's event loop.
 *
 * <p>The {@link TrafficHandler} of each request's pipeline reports when requests begin and end.
 */
final class ConnectionHandler extends ChannelInboundHandlerAdapter {
    private static final AttributeKey<ConnectionHandler> KEY = AttributeKey.valueOf("mcp-connection");

    /** Bytes that may wait in a connection before its writers wait; small, because there may be many connections. */
    static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(8_192, 16_384);

    /** Bytes that are read from a connection at a time; they stay undecoded while an earlier request is answered. */
    private static final int MOST_READ = 16_384;

    private static final RecvByteBufAllocator READS =
            new AdaptiveRecvByteBufAllocator(64, 2_048, MOST_READ).maxMessagesPerRead(1);

    private final Connections connections;
    private final Peers peers;
    private final long requestTimeout;
    private final long idleTimeout;

    // Set when the handler is added.
    private ChannelHandlerContext context;
    private Slot slot;

    private int requests;
    private boolean requested;
    private boolean headBegun;
    private boolean headTimed;
    private @Nullable TrafficHandler http1;
    private long since = System.nanoTime();
    private @Nullable Future<?> timer;
    private @Nullable Future<?> headTimer;

    /**
     * A handler for one connection.
     *
     * @param requestTimeout how long the head of a request may take
     * @param idleTimeout how long a connection may be without a request; the most nanoseconds that there are for any
     *     time
     */
    @SuppressWarnings("NullAway.Init") // Netty calls handlerAdded before anything else
    ConnectionHandler(Connections connections, Peers peers, Duration requestTimeout, Duration idleTimeout) {
        this.connections = connections;
        this.peers = peers;
        this.requestTimeout = requestTimeout.toNanos();
        this.idleTimeout = idleTimeout.toNanos();
    }

    /** Whether a channel is a connection with a handler of this kind, or a stream of one. */
    static boolean watches(Channel channel) {
        return channel.hasAttr(KEY) || channel.parent() != null && watches(channel.parent());
    }

    /** The handler of the connection that a channel is, or is a stream of. */
    static ConnectionHandler of(Channel channel) {
        ConnectionHandler own = channel.attr(KEY).get();
        return own != null ? own : of(channel.parent());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        Channel channel = added.channel();
        channel.attr(KEY).set(this);
        channel.config().setWriteBufferWaterMark(WATER_MARK);
        channel.config().setRecvByteBufAllocator(READS);
        slot = new Slot(ShareKey.of(channel.remoteAddress()), peers.isProxy(channel), added::close);
        if (connections.admit(slot)) {
            channel.closeFuture().addListener(closed -> connections.remove(slot));
            schedule(requestTimeout);
        } else {
            added.close();
        }
    }

    Slot slot() {
        return slot;
    }

    /** A request's head is complete, or a stream is open. */
    void began() {
        requests++;
        if (!requested) {
            requested = true;
            if (idleTimeout < requestTimeout) { // it would be noticed too late
                cancel(timer);
                timer = null;
            }
        }
        headBegun = false;
        headTimed = false;
        slot.become(Slot.State.SERVING);
    }

    /** A request is answered and read to its end, or a stream is closed. */
    void ended() {
        requests--;
        if (requests == 0) {
            slot.become(Slot.State.IDLE);
            since = slot.since();
            if (timer == null
                    && idleTimeout < Long.MAX_VALUE
                    && context.channel().isActive()) {
                schedule(idleTimeout);
            }
        }
    }

    /** The connection speaks HTTP/1, and this handler sees its requests. */
    void speaksHttp1(TrafficHandler handler) {
        http1 = handler;
    }

    @Override
    public void channelRead(ChannelHandlerContext reading, Object bytes) {
        // An HTTP/2 connection also carries frames that belong to no request, so only its first head has a deadline.
        if (requests == 0 && requested && http1 != null) {
            headBegun = true;
        }
        reading.fireChannelRead(bytes);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext reading) {
        reading.fireChannelReadComplete();
        if (headBegun && !headTimed) { // most heads are complete by now, and need no clock
            headTimed = true;
            since = System.nanoTime();
            if (headTimer == null) {
                timeHead(requestTimeout);
            }
        }
    }

    private void timeHead(long nanos) {
        long begun = since;
        headTimer = context.executor().schedule(() -> headOverdue(begun), nanos, TimeUnit.NANOSECONDS);
    }

    private void headOverdue(long begun) {
        headTimer = null;
        if (headBegun && requests == 0) {
            if (since == begun) {
                tooSlow();
            } else {
                timeHead(requestTimeout - (System.nanoTime() - since));
            }
        }
    }

    /** Closes a connection that waits for its first request, or for its next one, for too long. */
    private void overdue() {
        timer = null;
        if (requests > 0) {
            return; // the end of the request sets the timer again
        }
        long left = (requested ? idleTimeout : requestTimeout) - (System.nanoTime() - since);
        if (left > 0) {
            schedule(left);
        } else if (requested) {
            context.close();
        } else {
            tooSlow();
        }
    }

    private void schedule(long nanos) {
        timer = context.executor().schedule(this::overdue, nanos, TimeUnit.NANOSECONDS);
    }

    /** A timer would keep the closed connection in memory until it fires. */
    @Override
    public void channelInactive(ChannelHandlerContext closed) {
        cancel(timer);
        cancel(headTimer);
        closed.fireChannelInactive();
    }

    private static void cancel(@Nullable Future<?> running) {
        if (running != null) {
            running.cancel(false);
        }
    }

    private void tooSlow() {
        if (http1 != null) {
            http1.headTooSlow();
        } else {
            context.close(); // before any HTTP is spoken there is nothing to answer with
        }
    }
}
