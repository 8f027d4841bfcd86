package dev.remotemcp.runtime.call;

import dev.remotemcp.runtime.Answers;
import dev.remotemcp.runtime.Client;
import dev.remotemcp.runtime.Elicitation;
import dev.remotemcp.runtime.ElicitationAction;
import dev.remotemcp.runtime.McpContext;
import dev.remotemcp.runtime.Question;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageRequest;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageResult;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import io.modelcontextprotocol.spec.McpSchema.Root;
import java.net.URI;
import java.security.Principal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One running call: what its handler sees of it, and how it is cancelled. Thread-safe. */
public final class Call implements McpContext {
    /** W3C Trace Context, section 3.2: version ff is invalid, and so are ids of zeros only. */
    private static final Pattern TRACEPARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    /** Nanoseconds for which a handler waits with each report that nobody takes. */
    private static final long PAUSE = Duration.ofMillis(10).toNanos();

    private enum State {
        RUNNING,
        CANCELLED,
        ENDED
    }

    private final Interaction interaction;
    private final Executor virtualThreads;
    private final String shareKey;
    private final Supplier<Runnable> memory;
    private Runnable release = () -> {};
    private State state = State.RUNNING;
    private @Nullable Thread thread;
    private @Nullable Future<?> pending;
    private boolean mayBlock;
    private double lastProgress = Double.NEGATIVE_INFINITY;
    private long deadline = Long.MAX_VALUE;
    private long interruptedAt;
    private volatile boolean stuck; // written with the lock, read without
    private volatile boolean holding;
    private int waiting;
    private long waitingSince;

    /**
     * Creates a call that talks to its client through {@code interaction}.
     *
     * @param virtualThreads starts each task on a virtual thread of its own
     * @param shareKey key of the caller whose share of the limits the call uses
     * @param memory keeps what the call's request uses, once the call is accepted, until the action that it gives runs
     */
    public Call(Interaction interaction, Executor virtualThreads, String shareKey, Supplier<Runnable> memory) {
        this.interaction = interaction;
        this.virtualThreads = virtualThreads;
        this.shareKey = shareKey;
        this.memory = memory;
    }

    /** Key of the caller whose share of the limits the call uses. */
    String shareKey() {
        return shareKey;
    }

    /** Runs a blocking handler. */
    void start(Runnable handler) {
        virtualThreads.execute(handler);
    }

    /**
     * Stops the call: the handler's thread is interrupted, and what it still returns is dropped.
     *
     * @return false if it has ended or was cancelled before
     */
    public synchronized boolean cancel() {
        if (state != State.RUNNING) {
            return false;
        }
        state = State.CANCELLED;
        interruptedAt = System.nanoTime();
        if (pending != null) {
            pending.cancel(true);
        }
        if (thread != null) {
            thread.interrupt();
        }
        return true;
    }

    /** The client waits from now on, and so the time runs, whenever the handler starts. */
    synchronized void accepted(long deadlineNanos) {
        deadline = deadlineNanos;
        release = memory.get();
    }

    /**
     * The handler is about to run.
     *
     * @param runner its thread, which is interrupted when the call is cancelled
     * @param blocking whether it may wait there
     * @return false if the call has been cancelled, so that nobody wants the output any more
     */
    synchronized boolean startedOn(Thread runner, boolean blocking) {
        if (state != State.RUNNING) {
            return false;
        }
        thread = runner;
        mayBlock = blocking;
        return true;
    }

    /** The handler has left its thread; true if that may be interrupted for nothing now. */
    synchronized boolean left() {
        thread = null;
        return state == State.CANCELLED;
    }

    /** Lets cancellation reach a handler that has returned its output as a future. */
    synchronized void waitsFor(Future<?> future) {
        pending = future;
        if (state == State.CANCELLED) {
            future.cancel(true);
        }
    }

    /** The handler has returned; true if its output is still wanted. */
    synchronized boolean end() {
        thread = null;
        pending = null;
        boolean wanted = state == State.RUNNING;
        state = wanted ? State.ENDED : state;
        release.run();
        return wanted;
    }

    synchronized boolean overdue(long nowNanos) {
        return state == State.RUNNING && waiting == 0 && nowNanos - deadline > 0;
    }

    /** Whether it was cancelled and its handler does not run (any more, or never will). */
    synchronized boolean cancelledIdle() {
        return state == State.CANCELLED && thread == null && pending == null;
    }

    /**
     * Notes that the handler goes on although its time is over and it was interrupted; true the first time.
     *
     * @param patience nanoseconds that it may take to react
     */
    synchronized boolean becameStuck(long nowNanos, long patience) {
        if (stuck
                || state != State.CANCELLED
                || thread == null
                || nowNanos - deadline <= 0
                || nowNanos - interruptedAt < patience) {
            return false;
        }
        stuck = true;
        return true;
    }

    /** Whether {@link #becameStuck} was ever true. */
    boolean stuck() {
        return stuck;
    }

    /** Notes that the handler keeps a thread that others wait for; true the first time. */
    synchronized boolean becameHolding() {
        boolean first = !holding && thread != null;
        holding |= first;
        return first;
    }

    /** Whether {@link #becameHolding} was ever true. */
    boolean holding() {
        return holding;
    }

    /** The thread that the handler runs on, or null if it runs on none. */
    synchronized @Nullable Thread runner() {
        return thread;
    }

    @Override
    public void progress(double progress) {
        report(progress, null, null);
    }

    @Override
    public void progress(double progress, double total) {
        report(progress, total, null);
    }

    @Override
    public void progress(double progress, double total, String message) {
        report(progress, total, message);
    }

    private void report(double progress, @Nullable Double total, @Nullable String message) {
        if (!isHeard()) {
            return;
        }
        synchronized (this) {
            if (!(progress > lastProgress) || Double.isInfinite(progress)) {
                return;
            }
            lastProgress = progress;
        }
        interaction.progress(progress, total, message);
    }

    /**
     * Whether anybody takes what the handler reports.
     *
     * <p>Nobody does after cancellation. A handler that reports in a loop waited for its client before, and would go on
     * at full speed now, so it pauses instead, if it may. To yield would not do: a virtual thread that yields may run
     * again before those that other threads have made ready.
     */
    private boolean isHeard() {
        State now = state();
        if (now == State.CANCELLED && Thread.currentThread().isVirtual()) {
            pause();
        }
        return now == State.RUNNING;
    }

    /** Waits although the thread is interrupted, and leaves it interrupted. */
    private static void pause() {
        long end = System.nanoTime() + PAUSE;
        boolean interrupted = false;
        for (long left = PAUSE; left > 0; left = end - System.nanoTime()) {
            interrupted |= Thread.interrupted();
            LockSupport.parkNanos(left);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void log(LoggingLevel level, String message) {
        if (isHeard()) {
            interaction.log(level, null, message);
        }
    }

    @Override
    public void log(LoggingLevel level, String logger, Object data) {
        if (isHeard()) {
            interaction.log(level, logger, data);
        }
    }

    @Override
    public <T> Elicitation<T> elicit(String key, String message, Class<T> form) {
        return askOne(Question.form(key, message, form));
    }

    @Override
    public ElicitationAction elicitUrl(String key, String message, URI url) {
        return askOne(Question.url(key, message, url));
    }

    @Override
    public CreateMessageResult sample(String key, CreateMessageRequest request) {
        return askOne(Question.sampling(key, request));
    }

    @Override
    public List<Root> roots() {
        return askOne(Question.roots("roots"));
    }

    private <A> A askOne(Question<A> question) {
        return ask(question).to(question);
    }

    @Override
    public Answers ask(Question<?>... questions) {
        Set<String> keys = new HashSet<>();
        for (Question<?> question : questions) {
            if (!keys.add(question.key())) {
                throw new IllegalArgumentException("Two questions have the key '" + question.key() + "'");
            }
        }
        refuseUnlessMayWait("ask the client");
        waits();
        ComputeThread.waits();
        try {
            return interaction.ask(List.of(questions));
        } finally {
            ComputeThread.resumes();
            resumed();
        }
    }

    private synchronized void waits() {
        if (waiting == 0) {
            waitingSince = System.nanoTime();
        }
        waiting++;
    }

    /** The time that a user takes is not the handler's, and several threads may ask at a time. */
    private synchronized void resumed() {
        waiting--;
        if (waiting == 0) {
            deadline += System.nanoTime() - waitingSince;
        }
    }

    @Override
    public void continueByPolling(Duration retry) {
        if (state() == State.RUNNING) {
            interaction.continueByPolling(retry);
        }
    }

    @Override
    public <T> T once(String step, Class<T> type, Supplier<T> action) {
        refuseUnlessMayWait("run a step once");
        return interaction.once(step, type, action);
    }

    @Override
    public void once(String step, Runnable action) {
        once(step, Boolean.class, () -> {
            action.run();
            return true;
        });
    }

    private synchronized void refuseUnlessMayWait(String what) {
        if (state == State.CANCELLED) {
            throw new CancellationException("The call was cancelled");
        }
        if (state == State.ENDED) {
            throw new IllegalStateException("Cannot " + what + " after the call has ended");
        }
        if (!mayBlock) {
            throw new IllegalStateException("Cannot " + what
                    + " from a @NonBlocking handler: remove @NonBlocking so that it runs on a virtual thread");
        }
    }

    private synchronized State state() {
        return state;
    }

    @Override
    public synchronized boolean cancelled() {
        return state == State.CANCELLED;
    }

    @Override
    public Client client() {
        return interaction.client();
    }

    @Override
    public Optional<Principal> principal() {
        return interaction.principal();
    }

    @Override
    public JsonNode meta() {
        return interaction.meta();
    }

    @Override
    public Optional<String> traceparent() {
        JsonNode value = meta().path("traceparent");
        return value.isString() && TRACEPARENT.matcher(value.asString()).matches()
                ? Optional.of(value.asString())
                : Optional.empty();
    }
}
