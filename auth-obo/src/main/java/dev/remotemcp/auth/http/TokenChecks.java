package dev.remotemcp.auth.http;

import dev.remotemcp.auth.token.AccessTokenVerifier;
import dev.remotemcp.auth.token.TokenVerdict;
import dev.remotemcp.auth.token.TokenVerdict.Unavailable;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Verifies tokens on platform threads of its own, so that new tokens are let in although handlers keep all other
 * threads busy. Tokens that may have to wait for the identity provider do so on other threads than those whose keys are
 * known. Both queues are bounded; at the bound a caller is asked to come again in a second. Thread-safe.
 */
@Singleton
@Requires(beans = AccessTokenVerifier.class)
final class TokenChecks {
    /** Tokens that may wait for a thread; a token has at most {@code mcp.auth.max-token-size} bytes. */
    static final int QUEUE = 512;

    /** Threads that wait for the provider; one of them fetches keys, the others wait for it. */
    private static final int WAITING_THREADS = 2;

    private static final int MOST_THREADS = 4;
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final AccessTokenVerifier verifier;
    private final ThreadPoolExecutor checks;
    private final ThreadPoolExecutor waits;

    @Inject
    TokenChecks(AccessTokenVerifier verifier) {
        this(verifier, Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
    }

    TokenChecks(AccessTokenVerifier verifier, int threads) {
        this.verifier = verifier;
        this.checks = pool("mcp-auth-check-", threads);
        this.waits = pool("mcp-auth-wait-", WAITING_THREADS);
    }

    private static ThreadPoolExecutor pool(String name, int threads) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(QUEUE),
                Thread.ofPlatform().daemon().name(name, 0).factory());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Verifies a token; the future completes on a thread of the pool. */
    CompletableFuture<TokenVerdict> verdict(String token) {
        CompletableFuture<TokenVerdict> verdict = new CompletableFuture<>();
        run(checks, verdict, () -> {
            Optional<TokenVerdict> now = verifier.verifyNow(token);
            if (now.isPresent()) {
                verdict.complete(now.get());
            } else {
                run(waits, verdict, () -> verdict.complete(verifier.verify(token)));
            }
        });
        return verdict;
    }

    private static void run(Executor threads, CompletableFuture<TokenVerdict> verdict, Runnable check) {
        try {
            threads.execute(() -> {
                try {
                    check.run();
                } catch (RuntimeException | Error e) {
                    verdict.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException full) {
            verdict.complete(new Unavailable(RETRY));
        }
    }

    @PreDestroy
    void close() {
        checks.shutdownNow();
        waits.shutdownNow();
    }
}
