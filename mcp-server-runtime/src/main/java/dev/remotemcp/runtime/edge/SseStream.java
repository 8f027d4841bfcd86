package dev.remotemcp.runtime.edge;

import dev.remotemcp.runtime.protocol.EventStream;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A {@code text/event-stream} (HTML, section 9.2) over one connection: one {@code data:} line per message, a comment
 * now and then, and no more waiting for a slow client than the limit allows.
 */
final class SseStream implements EventStream {
    private static final byte[] DATA = "event: message\ndata: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COMMENT = ": \n\n".getBytes(StandardCharsets.US_ASCII);

    private final ChannelHandlerContext context;
    private final int bound;
    private final Duration keepAlive;
    private final Consumer<ChannelFuture> ended;

    // Guarded by this.
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private boolean ending;
    private boolean abandoned;
    private boolean scheduled;

    // Touched on the event loop only.
    private boolean open;
    private boolean finished;
    private boolean silent = true;
    private @Nullable Future<?> heartbeat;

    SseStream(ChannelHandlerContext context, int bound, Duration keepAlive, Consumer<ChannelFuture> ended) {
        this.context = context;
        this.bound = bound;
        this.keepAlive = keepAlive;
        this.ended = ended;
    }

    @Override
    public void send(byte[] message) {
        synchronized (this) {
            boolean mayWait = Thread.currentThread().isVirtual();
            while (mayWait && full() && !over()) {
                try {
                    wait();
                } catch (InterruptedException cancelled) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
            if (full() || over()) {
                return;
            }
            waiting.add(message);
        }
        schedule();
    }

    @Override
    public boolean offer(byte[] message) {
        synchronized (this) {
            if (full() || over()) {
                return false;
            }
            waiting.add(message);
        }
        schedule();
        return true;
    }

    private synchronized boolean full() {
        return waiting.size() >= bound;
    }

    private synchronized boolean over() {
        return abandoned || ending;
    }

    @Override
    public void end(byte[] message) {
        synchronized (this) {
            if (over()) {
                return;
            }
            waiting.add(message);
            ending = true;
        }
        schedule();
    }

    /** The response's head is written; runs on the event loop. */
    void open() {
        open = true;
        long period = keepAlive.toMillis();
        heartbeat = context.executor().scheduleAtFixedRate(this::beat, period, period, TimeUnit.MILLISECONDS);
        drain();
    }

    /** Nobody reads any more. */
    void abandon() {
        synchronized (this) {
            abandoned = true;
            waiting.clear();
            notifyAll();
        }
        if (heartbeat != null) {
            heartbeat.cancel(false);
        }
    }

    /** Writes as much as the connection takes; runs on the event loop. */
    void drain() {
        if (!open || finished) {
            return;
        }
        boolean wrote = false;
        byte[] message = next();
        while (message != null) {
            write(Unpooled.wrappedBuffer(DATA, message, END));
            wrote = true;
            message = next();
        }
        silent &= !wrote;
        boolean last;
        synchronized (this) {
            last = ending && waiting.isEmpty();
        }
        if (last) {
            finish();
        } else if (wrote) {
            context.flush();
        }
    }

    private synchronized byte @Nullable [] next() {
        // The last message does not wait for a slow client: nothing follows that could pile up.
        if (abandoned || !(context.channel().isWritable() || ending)) {
            return null;
        }
        byte[] message = waiting.poll();
        notifyAll();
        return message;
    }

    private void finish() {
        finished = true;
        if (heartbeat != null) {
            heartbeat.cancel(false);
        }
        ended.accept(context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT));
    }

    private void beat() {
        if (silent && context.channel().isWritable()) {
            write(Unpooled.wrappedBuffer(COMMENT));
            context.flush();
        }
        silent = true;
    }

    private void write(ByteBuf event) {
        context.write(new DefaultHttpContent(event), context.voidPromise());
    }

    private void schedule() {
        synchronized (this) {
            if (scheduled) {
                return;
            }
            scheduled = true;
        }
        context.executor().execute(() -> {
            synchronized (this) {
                scheduled = false;
            }
            drain();
        });
    }
}
