package dev.remotemcp.runtime.edge;

import dev.remotemcp.runtime.call.ComputeThread;
import dev.remotemcp.runtime.protocol.EventStream;
import dev.remotemcp.runtime.protocol.ServerEvent;
import dev.remotemcp.runtime.protocol.StreamMemory;
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
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A {@code text/event-stream} (HTML, section 9.2) over one connection: one {@code data:} line per event, a comment now
 * and then, and no more waiting for a slow client than the limits allow.
 *
 * <p>An event counts from when it is handed over until the operating system has taken it, so that what Netty holds for
 * a slow client counts as well.
 */
final class SseStream implements EventStream, StreamMemory.Reader {
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COMMENT = ": \n\n".getBytes(StandardCharsets.US_ASCII);

    /** Bytes that an event takes beside its data. */
    private static final int EVENT_BYTES = 192;

    /** How long a sender waits before it looks for room again that other streams may have given back. */
    private static final long LOOK_AGAIN_MILLIS = 200;

    private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

    private final ChannelHandlerContext context;
    private final Bounds bounds;
    private final StreamMemory memory;
    private final String caller;
    private final Consumer<ChannelFuture> ended;

    // Guarded by this.
    private final Deque<ServerEvent> waiting = new ArrayDeque<>(1); // nearly always empty
    private long unread;
    private long lastProgress;
    private boolean ending;
    private boolean abandoned;
    private boolean scheduled;

    // Touched on the event loop only.
    private boolean open;
    private boolean finished;
    private boolean writing;
    private volatile @Nullable Future<?> heartbeat;

    /**
     * The bounds of one stream.
     *
     * @param events how many may wait
     * @param bytes how many bytes of them
     * @param keepAlive how long a stream is silent before a comment is sent
     * @param writeTimeout how long a client may read nothing of what waits
     * @param clock gives the time in nanoseconds, as {@link System#nanoTime} does
     */
    record Bounds(int events, long bytes, Duration keepAlive, Duration writeTimeout, LongSupplier clock) {
        /** Nanoseconds after which something has to be looked after at the latest. */
        long period() {
            return Math.max(MILLISECOND, Math.min(keepAlive.toNanos(), writeTimeout.toNanos()));
        }
    }

    SseStream(
            ChannelHandlerContext context,
            Bounds bounds,
            StreamMemory memory,
            String caller,
            Consumer<ChannelFuture> ended) {
        this.context = context;
        this.bounds = bounds;
        this.memory = memory;
        this.caller = caller;
        this.ended = ended;
        this.lastProgress = bounds.clock().getAsLong();
    }

    @Override
    public void send(ServerEvent event) {
        boolean sent;
        do { // another thread may have taken the room
            awaitRoom(event.data().length);
            sent = offer(event);
        } while (!sent && mayWait() && !over());
    }

    @Override
    public void awaitRoom(int bytes) {
        long size = size(bytes);
        synchronized (this) {
            while (!over() && mayWait() && !hasRoom(size)) {
                try {
                    wait(full(size) ? 0 : LOOK_AGAIN_MILLIS); // without an end where this stream's client decides
                } catch (InterruptedException cancelled) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    /** Whether an event fits now; the memory is taken only when it is handed over. */
    private boolean hasRoom(long size) {
        if (full(size) || !memory.take(caller, size)) {
            return false;
        }
        memory.give(caller, size);
        return true;
    }

    /** The event loop must not wait, and a cancelled call has nothing to wait for. */
    private static boolean mayWait() {
        Thread current = Thread.currentThread();
        return (current.isVirtual() || current instanceof ComputeThread) && !current.isInterrupted();
    }

    @Override
    public boolean offer(ServerEvent event) {
        long size = size(event.data().length);
        synchronized (this) {
            if (over() || full(size) || !memory.take(caller, size)) {
                return false;
            }
            add(event, size);
        }
        schedule();
        return true;
    }

    private void add(ServerEvent event, long size) {
        if (unread == 0) {
            lastProgress = bounds.clock().getAsLong();
        }
        waiting.add(event);
        unread += size;
    }

    private static long size(int bytes) {
        return (long) bytes + EVENT_BYTES;
    }

    @Override
    public boolean isOpen() {
        return !over();
    }

    /** A single event larger than the bound passes when nothing else waits. */
    private synchronized boolean full(long size) {
        return waiting.size() >= bounds.events() || (unread > 0 && unread + size > bounds.bytes());
    }

    private synchronized boolean over() {
        return abandoned || ending;
    }

    @Override
    public void end(ServerEvent event) {
        long size = size(event.data().length);
        synchronized (this) {
            if (over()) {
                return;
            }
            add(event, size);
            memory.force(caller, size);
            ending = true;
            notifyAll();
        }
        memory.makeRoom(); // may close connections, also this one
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

    @Override
    public synchronized long unread() {
        return unread;
    }

    @Override
    public void evict() {
        abandon();
        context.executor().execute(() -> Hangup.now(context));
    }

    /** The response's head is written; runs on the event loop. */
    void open() {
        open = true;
        memory.opened(caller, this);
        beatIn(bounds.period());
        drain();
    }

    /** Nobody reads any more. */
    void abandon() {
        synchronized (this) {
            abandoned = true;
            waiting.clear();
            memory.give(caller, unread);
            unread = 0;
            notifyAll();
        }
        release();
    }

    private void release() {
        memory.closed(caller, this);
        Future<?> beats = heartbeat;
        if (beats != null) {
            beats.cancel(false);
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
            write(Unpooled.wrappedBuffer(event.head(), DATA, event.data(), END), size(event.data().length));
            wrote = true;
            event = next();
        }
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
        ChannelFuture last = context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
        last.addListener(written -> release());
        ended.accept(last);
    }

    private void beatIn(long nanos) {
        heartbeat = context.executor().schedule(this::beat, nanos, TimeUnit.NANOSECONDS);
    }

    private void beat() {
        long idle = idle();
        if (unread() > 0) {
            if (idle > bounds.writeTimeout().toNanos()) {
                evict();
                return;
            }
        } else if (finished) {
            return;
        } else if (idle >= bounds.keepAlive().toNanos() && context.channel().isWritable()) {
            write(Unpooled.wrappedBuffer(COMMENT), 0);
            context.flush();
            idle = 0;
        }
        beatIn(Math.max(MILLISECOND, bounds.period() - idle));
    }

    /** Nanoseconds since the operating system has last taken something for the client. */
    private synchronized long idle() {
        return bounds.clock().getAsLong() - lastProgress;
    }

    private synchronized void written(long size) {
        if (!abandoned) {
            memory.give(caller, size);
            unread -= size;
            lastProgress = bounds.clock().getAsLong();
            notifyAll();
        }
    }

    /** A buffer that fills up says so at once, in the middle of the write. */
    private void write(ByteBuf event, long size) {
        writing = true;
        try {
            context.write(new DefaultHttpContent(event)).addListener(done -> written(size));
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
