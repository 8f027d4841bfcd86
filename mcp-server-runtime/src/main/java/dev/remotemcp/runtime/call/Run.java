package dev.remotemcp.runtime.call;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One call's handler, from the moment that the call is accepted until it has ended. */
final class Run<O> implements Runnable {
    private final Subject subject;
    private final Call call;
    private final Execution execution;
    private final Callable<O> handler;
    private final BiConsumer<@Nullable O, @Nullable Throwable> done;
    private final Calls calls;
    private final long since;
    private volatile boolean pooled;

    /**
     * A run that has not started.
     *
     * @param since {@link System#nanoTime} of now
     */
    Run(
            Subject subject,
            Call call,
            Execution execution,
            Callable<O> handler,
            BiConsumer<@Nullable O, @Nullable Throwable> done,
            Calls calls,
            long since) {
        this.subject = subject;
        this.call = call;
        this.execution = execution;
        this.handler = handler;
        this.done = done;
        this.calls = calls;
        this.since = since;
    }

    String subject() {
        return subject.subject();
    }

    Call call() {
        return call;
    }

    Execution execution() {
        return execution;
    }

    /** Whether it has started on a thread of the compute pool. */
    boolean pooled() {
        return pooled;
    }

    /** {@link System#nanoTime} of the moment when the call was accepted. */
    long since() {
        return since;
    }

    /** The server's calls, of which it is one. */
    Calls calls() {
        return calls;
    }

    /** Runs a handler that may wait. */
    @Override
    public void run() {
        Thread current = Thread.currentThread();
        try {
            if (current.isVirtual() && calls.handsOver(this)) {
                return;
            }
        } catch (RuntimeException | Error e) { // no thread can be started
            finish(null, e);
            return;
        }
        pooled = current instanceof ComputeThread;
        if (!call.startedOn(current, true)) {
            finish(null, null);
            return;
        }
        O output = null;
        Throwable failure = null;
        try {
            output = await(handler.call());
        } catch (Throwable thrown) { // whatever a handler throws, the client gets an answer
            failure = thrown;
        }
        finish(output, failure);
    }

    /** Runs a handler that may not wait, on the thread of its connection. */
    void onEventLoop() {
        if (!call.startedOn(Thread.currentThread(), false)) {
            finish(null, null);
            return;
        }
        O output = null;
        Throwable failure = null;
        try {
            output = handler.call();
        } catch (Throwable thrown) { // whatever a handler throws, the client gets an answer
            failure = thrown;
        }
        if (call.left()) {
            Thread.interrupted(); // was meant for the handler
        }
        if (output instanceof Deferred<?> deferred) {
            CompletableFuture<O> future = future(deferred);
            call.waitsFor(future);
            future.whenComplete((later, fault) -> finish(later, unwrap(fault)));
        } else {
            finish(output, failure);
        }
    }

    private O await(O output) throws Exception {
        if (!(output instanceof Deferred<?> deferred)) {
            return output;
        }
        CompletableFuture<O> future = future(deferred);
        call.waitsFor(future);
        ComputeThread.waits();
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        } finally {
            ComputeThread.resumes();
        }
    }

    @SuppressWarnings("unchecked") // every Deferred is a variant of the output it defers
    private CompletableFuture<O> future(Deferred<?> deferred) {
        return ((Deferred<O>) deferred).stage().toCompletableFuture();
    }

    /** Ends the run with what its handler returned or threw; only the first end counts. */
    void finish(@Nullable O output, @Nullable Throwable failure) {
        if (!calls.ends(this)) {
            return;
        }
        boolean wanted = call.end();
        try {
            if (wanted) {
                done.accept(output, failure);
            }
        } finally {
            calls.ended(this);
        }
    }

    /** Answers in the handler's place, because its time is over; it may still run. */
    void answer(Throwable failure) {
        done.accept(null, failure);
    }

    /** Reports the stack of the handler's thread, while there is one. */
    void onThread(Consumer<Thread> action) {
        Thread thread = call.runner();
        if (thread != null) {
            action.accept(thread);
        }
    }

    private static @Nullable Throwable unwrap(@Nullable Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
