package dev.remotemcp.runtime.call;

import dev.remotemcp.runtime.config.LimitsConfiguration;
import dev.remotemcp.runtime.config.ServerSettings;
import io.micronaut.context.annotation.EachBean;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs handlers: each blocking one on a virtual thread of its own, the others where they are called.
 *
 * <p>Bounds how many run at a time and for how long, and lets them finish when the server stops.
 */
@EachBean(ServerSettings.class)
public final class Calls {
    private static final Duration SWEEP = Duration.ofMillis(100);

    private final LimitsConfiguration limits;
    private final AtomicInteger active = new AtomicInteger();
    private final Set<Run<?>> running = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable CompletableFuture<Void>> idle = new AtomicReference<>();
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mcp-deadlines").factory());

    Calls(ServerSettings server) {
        this.limits = server.limits();
        sweeper.scheduleWithFixedDelay(this::endOverdue, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Runs a handler.
     *
     * @param done told exactly once: the output, or what went wrong ({@link TimeoutException} when the deadline passed,
     *     {@link RejectedExecutionException} when too many calls run already or the server is stopping); not told at
     *     all when the call was cancelled
     */
    public <O> void run(
            Call call, Execution execution, Callable<O> handler, BiConsumer<@Nullable O, @Nullable Throwable> done) {
        if (idle.get() != null) {
            done.accept(null, new RejectedExecutionException("The server is stopping; try again at another instance"));
            return;
        }
        if (active.incrementAndGet() > limits.calls()) {
            ended();
            done.accept(
                    null,
                    new RejectedExecutionException(
                            "The server is busy with " + limits.calls() + " calls (mcp.limits.calls); try again soon"));
            return;
        }
        Run<O> run = new Run<>(call, handler, done);
        running.add(run);
        if (execution == Execution.EVENT_LOOP) {
            run.onEventLoop();
        } else {
            call.start(run);
        }
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

    @PreDestroy
    void close() {
        sweeper.shutdownNow();
        running.forEach(run -> run.call.cancel());
    }

    private void ended() {
        if (active.decrementAndGet() == 0) {
            CompletableFuture<Void> stopping = idle.get();
            if (stopping != null) {
                stopping.complete(null);
            }
        }
    }

    private void endOverdue() {
        long now = System.nanoTime();
        for (Run<?> run : running) {
            if (run.call.overdue(now) && run.call.cancel()) {
                run.done.accept(
                        null,
                        new TimeoutException("The call did not finish within "
                                + limits.callTimeout().toSeconds() + " seconds (mcp.limits.call-timeout)"));
            }
        }
    }

    private final class Run<O> implements Runnable {
        private final Call call;
        private final Callable<O> handler;
        private final BiConsumer<@Nullable O, @Nullable Throwable> done;

        Run(Call call, Callable<O> handler, BiConsumer<@Nullable O, @Nullable Throwable> done) {
            this.call = call;
            this.handler = handler;
            this.done = done;
        }

        private long deadline() {
            return System.nanoTime() + limits.callTimeout().toNanos();
        }

        @Override
        public void run() {
            call.startedOn(Thread.currentThread(), deadline());
            O output = null;
            Throwable failure = null;
            try {
                output = await(handler.call());
            } catch (Throwable thrown) { // whatever a handler throws, the client gets an answer
                failure = thrown;
            }
            finish(output, failure);
        }

        void onEventLoop() {
            call.startedOn(null, deadline());
            O output;
            try {
                output = handler.call();
            } catch (Throwable thrown) { // whatever a handler throws, the client gets an answer
                finish(null, thrown);
                return;
            }
            if (output instanceof Deferred<?> deferred) {
                CompletableFuture<O> future = future(deferred);
                call.waitsFor(future);
                future.whenComplete((later, failure) -> finish(later, unwrap(failure)));
            } else {
                finish(output, null);
            }
        }

        private O await(O output) throws Exception {
            if (!(output instanceof Deferred<?> deferred)) {
                return output;
            }
            CompletableFuture<O> future = future(deferred);
            call.waitsFor(future);
            try {
                return future.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Exception cause) {
                    throw cause;
                }
                throw e;
            }
        }

        @SuppressWarnings("unchecked") // every Deferred is a variant of the output it defers
        private CompletableFuture<O> future(Deferred<?> deferred) {
            return ((Deferred<O>) deferred).stage().toCompletableFuture();
        }

        private void finish(@Nullable O output, @Nullable Throwable failure) {
            running.remove(this);
            boolean wanted = call.end();
            try {
                if (wanted) {
                    done.accept(output, failure);
                }
            } finally {
                ended();
            }
        }

        private @Nullable Throwable unwrap(@Nullable Throwable failure) {
            return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        }
    }
}
