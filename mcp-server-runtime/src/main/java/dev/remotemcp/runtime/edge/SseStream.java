package dev.remotemcp.runtime.edge;

import dev.remotemcp.runtime.call.ComputeThread;
import dev.remotemcp.runtime.protocol.EventStream;
import dev.remotemcp.runtime.protocol.ServerEvent;
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
 * A {@code text/event-stream} (HTML, section 9.2) over one connection: one {@code data:} line per event, a comment now
 * and then, and no more waiting for a slow client than the limit allows.
 */
final class SseStream implements EventStream {
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COMMENT = ": \n\n".getBytes(StandardCharsets.US_ASCII);

    private final ChannelHandlerContext context;
    private final int bound;
    private final Duration keepAlive;
    private final Consumer<ChannelFuture> ended;

    // Guarded by this.
    private final Deque<ServerEvent> waiting = new ArrayDeque<>();
    private boolean ending;
    private boolean abandoned;
    private boolean scheduled;

    // Touched on the event loop only.
    private boolean open;
    private boolean finished;
    private boolean writing;
    private boolean silent = true;
    private @Nullable Future<?> heartbeat;

    SseStream(ChannelHandlerContext context, int bound, Duration keepAlive, Consumer<ChannelFuture> ended) {
        this.context = context;
        this.bound = bound;
        this.keepAlive = keepAlive;
        this.ended = ended;
    }

    @Override
    public void send(ServerEvent event) {
        boolean sent;
        do { // another thread may have taken the room
            awaitRoom();
            sent = offer(event);
        } while (!sent && mayWait() && !over());
    }

    @Override
    public void awaitRoom() {
        synchronized (this) {
            while (full() && !over() && mayWait()) {
                try {
                    wait();
                } catch (InterruptedException cancelled) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    /** The event loop must not wait, and a cancelled call has nothing to wait for. */
    private static boolean mayWait() {
        Thread current = Thread.currentThread();
        return (current.isVirtual() || current instanceof ComputeThread) && !current.isInterrupted();
    }

    @Override
    public boolean offer(ServerEvent event) {
        synchronized (this) {
            if (full() || over()) {
                return false;
            }
            waiting.add(event);
        }
        schedule();
        return true;
    }

    @Override
    public boolean isOpen() {
        return !over();
    }

    private synchronized boolean full() {
        return waiting.size() >= bound;
    }

    private synchronized boolean over() {
        return abandoned || ending;
    }

    @Override
    public void end(ServerEvent event) {
        synchronized (this) {
            if (over()) {
                return;
            }
            waiting.add(event);
            ending = true;
            notifyAll();
        }
        schedule();
    }

    @Override
    public void end() {
        synchronized (this) {
            if (over()) {
                return;
            }
            ending = true;
            notifyAll();
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
        if (!open || finished || writing) {
            return; // while one event is written, the next would get in between its parts
        }
        boolean wrote = false;
        ServerEvent event = next();
        while (event != null) {
            write(Unpooled.wrappedBuffer(event.head(), DATA, event.data(), END));
            wrote = true;
            event = next();
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

    private synchronized @Nullable ServerEvent next() {
        // The last message does not wait for a slow client: nothing follows that could pile up.
        if (abandoned || !(context.channel().isWritable() || ending)) {
            return null;
        }
        ServerEvent event = waiting.poll();
        notifyAll();
        return event;
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

    /** A buffer that fills up says so at once, in the middle of the write. */
    private void write(ByteBuf event) {
        writing = true;
        try {
            context.write(new DefaultHttpContent(event), context.voidPromise());
        } finally {
            writing = false;
        }
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
