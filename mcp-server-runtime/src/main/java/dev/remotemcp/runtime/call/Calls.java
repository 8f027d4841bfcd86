package dev.remotemcp.runtime.call;

import dev.remotemcp.runtime.config.LimitsConfiguration;
import dev.remotemcp.runtime.config.ServerSettings;
import io.micronaut.context.annotation.EachBean;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs handlers: each blocking one on a virtual thread of its own, those that compute on a pool of platform threads,
 * the others where they are called.
 *
 * <p>Bounds how many run at a time, in total and per caller, and for how long, and lets them finish when the server
 * stops. A platform thread looks after their time, so that it works while all virtual threads wait.
 */
@EachBean(ServerSettings.class)
public final class Calls {
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);
    /** The last part of all calls is for callers who run none, so that some who run many do not lock others out. */
    private static final int RESERVED_PART = 8;

    /** Callers without calls whose entries stay, since most call again. */
    private static final int SPARE_CALLERS = 256;

    private static final Duration SWEEP = Duration.ofMillis(100);

    /** How long a handler may take to react to the interruption of its thread before its call counts as stuck. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final LimitsConfiguration limits;
    private final CarrierWatch carriers;
    private final ComputePool compute;
    private final StuckCalls stuck;
    private final HeldLoops loops;
    private final AtomicInteger active = new AtomicInteger();
    private final Tally callers = new Tally(SPARE_CALLERS);
    private final Tally holding = new Tally(0);
    private final Set<Run<?>> running = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable CompletableFuture<Void>> idle = new AtomicReference<>();
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mcp-deadlines").factory());

    Calls(ServerSettings server, CarrierWatch carriers) {
        this.limits = server.limits();
        this.carriers = carriers;
        this.compute = new ComputePool("mcp-compute-" + server.name(), limits.mostComputeThreads());
        this.stuck = new StuckCalls(limits);
        this.loops = new HeldLoops(limits.holdTime());
        carriers.add(this);
        sweeper.scheduleWithFixedDelay(this::sweep, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Runs a handler.
     *
     * @param subject what the handler belongs to
     * @param done called exactly once with the output or the failure ({@link TimeoutException} when the deadline
     *     passed, {@link CallerBusyException} when the caller runs too many calls already,
     *     {@link StuckHandlerException} when too many calls of the handler do not end,
     *     {@link RejectedExecutionException} when too many calls run already or the server is stopping); never called
     *     if the call was cancelled
     */
    public <O> void run(
            Subject subject,
            Call call,
            Execution execution,
            Callable<O> handler,
            BiConsumer<@Nullable O, @Nullable Throwable> done) {
        Optional<? extends RejectedExecutionException> refused = refused(subject);
        if (refused.isEmpty()) {
            refused = enter(call.shareKey());
        }
        if (refused.isPresent()) {
            done.accept(null, refused.get());
            return;
        }
        long now = System.nanoTime();
        call.accepted(now + limits.callTimeout().toNanos());
        Run<O> run = new Run<>(subject, call, execution, handler, done, this, now);
        running.add(run);
        try {
            switch (execution) {
                case EVENT_LOOP -> run.onEventLoop();
                case COMPUTE_POOL -> compute.execute(call.shareKey(), run);
                case VIRTUAL_THREAD -> {
                    if (!handsOver(run)) {
                        call.start(run);
                    }
                }
            }
        } catch (RuntimeException | Error e) { // no thread can be started
            run.finish(null, e);
        }
    }

    private Optional<? extends RejectedExecutionException> refused(Subject subject) {
        return idle.get() != null
                ? Optional.of(new RejectedExecutionException("The server is stopping; try again at another instance"))
                : stuck.refuses(subject);
    }

    /** Counts a call, unless it is one too many. */
    private Optional<RejectedExecutionException> enter(String caller) {
        int total = active.incrementAndGet();
        int own = callers.add(caller);
        boolean scarce = total > limits.calls() - limits.calls() / RESERVED_PART;
        if (total <= limits.calls() && own <= limits.mostCallsPerCaller() && !(scarce && own > 1)) {
            return Optional.empty();
        }
        callers.subtract(caller);
        leave();
        return Optional.of(
                total > limits.calls() || scarce && own <= limits.mostCallsPerCaller()
                        ? new RejectedExecutionException("The server is busy with " + (total - 1)
                                + " calls of the " + limits.calls() + " that it runs at a time (mcp.limits.calls), the"
                                + " last of which are for callers who run none; try again soon")
                        : new CallerBusyException("You run " + limits.mostCallsPerCaller()
                                + " calls already, as many as one caller may (mcp.limits.calls-per-caller); wait until"
                                + " one ends"));
    }

    private void leave() {
        if (active.decrementAndGet() == 0) {
            CompletableFuture<Void> stopping = idle.get();
            if (stopping != null) {
                stopping.complete(null);
            }
        }
    }

    /**
     * Gives a handler that would run on a virtual thread to the compute pool instead, if another call of it keeps such
     * threads from running; false if it does not.
     */
    boolean handsOver(Run<?> run) {
        if (holding.isEmpty() || holding.of(run.subject()) == 0) {
            return false;
        }
        compute.execute(run.call().shareKey(), run);
        return true;
    }

    /** Refuses new calls from now on; completes when the running ones have ended or used up their time. */
    public CompletableFuture<Void> finish() {
        CompletableFuture<Void> future = new CompletableFuture<>();
        CompletableFuture<Void> earlier = idle.compareAndExchange(null, future);
        if (earlier != null) {
            return earlier;
        }
        future.completeOnTimeout(null, limits.shutdownTimeout().toMillis(), TimeUnit.MILLISECONDS);
        if (active.get() == 0) {
            future.complete(null);
        }
        return future;
    }

    /** How many calls run right now. */
    public int active() {
        return active.get();
    }

    /** How many callers have calls that run right now. */
    public int callers() {
        return callers.size();
    }

    /** The calls that run right now, for the one who watches over virtual threads. */
    Set<Run<?>> running() {
        return running;
    }

    /** How long a handler may keep a thread that others wait for. */
    Duration holdTime() {
        return limits.holdTime();
    }

    /** A run keeps virtual threads from running. */
    void holds(Run<?> run) {
        holding.add(run.subject());
    }

    @PreDestroy
    void close() {
        sweeper.shutdownNow();
        carriers.remove(this);
        running.forEach(run -> run.call().cancel());
        compute.close();
    }

    /**
     * Takes a run out of the running ones, and with it out of its caller's share, before the client has the answer and
     * with it the next call; false if somebody else did.
     */
    boolean ends(Run<?> run) {
        boolean first = running.remove(run);
        if (first) {
            callers.subtract(run.call().shareKey());
        }
        return first;
    }

    /** Lets go of what a run kept; the client has its answer. */
    void ended(Run<?> run) {
        Call call = run.call();
        if (call.stuck()) {
            if (run.pooled()) {
                compute.takeBack();
            }
            stuck.remove(run);
        }
        if (call.holding()) {
            holding.subtract(run.subject());
        }
        leave();
    }

    private void sweep() {
        long now = System.nanoTime();
        for (Run<?> run : running) {
            try {
                look(run, now);
            } catch (RuntimeException e) { // must not keep the other calls from their answers
                LOG.error("The time of a call of {} could not be looked after", run.subject(), e);
            }
        }
        try {
            carriers.check(now);
        } catch (RuntimeException e) {
            LOG.error("The threads of the calls could not be watched", e);
        }
    }

    private void look(Run<?> run, long now) {
        Call call = run.call();
        if (call.overdue(now) && call.cancel()) {
            run.answer(new TimeoutException("The call did not finish within "
                    + limits.callTimeout().toSeconds() + " seconds (mcp.limits.call-timeout)"));
        }
        if (call.cancelledIdle()) { // still waits for a thread
            compute.remove(call.shareKey(), run);
            run.finish(null, null);
        } else if (call.becameStuck(now, PATIENCE.toNanos())) {
            stuck.add(run, now);
            if (run.pooled()) {
                compute.lend();
            }
        } else {
            loops.check(run, now);
        }
    }
}
