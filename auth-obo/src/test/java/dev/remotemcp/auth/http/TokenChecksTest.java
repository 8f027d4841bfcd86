package dev.remotemcp.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.auth.token.AccessTokenVerifier;
import dev.remotemcp.auth.token.TokenVerdict;
import dev.remotemcp.auth.token.TokenVerdict.Reason;
import dev.remotemcp.auth.token.TokenVerdict.Rejected;
import dev.remotemcp.auth.token.TokenVerdict.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tokens in the queues for verification. */
@Timeout(60)
final class TokenChecksTest {
    private static final TokenVerdict VERDICT = new Rejected(Reason.SIGNATURE);
    private static final TokenVerdict BUSY = new Unavailable(Duration.ofSeconds(1));

    private final CountDownLatch provider = new CountDownLatch(1);
    private final CountDownLatch signature = new CountDownLatch(1);
    private final TokenChecks checks = new TokenChecks(new Slow(), 2);

    @AfterEach
    void stop() {
        provider.countDown();
        signature.countDown();
        checks.close();
    }

    @Test
    void tokensOfKnownKeysDoNotWaitForASlowProvider() throws Exception {
        List<CompletableFuture<TokenVerdict>> unknown = new ArrayList<>();
        for (int i = 0; i < TokenChecks.QUEUE / 2; i++) {
            unknown.add(checks.verdict("unknown"));
        }
        assertThat(checks.verdict("known").get(20, TimeUnit.SECONDS)).isSameAs(VERDICT);
        assertThat(unknown).noneMatch(CompletableFuture::isDone);
        provider.countDown();
        for (CompletableFuture<TokenVerdict> verdict : unknown) {
            assertThat(verdict.get(20, TimeUnit.SECONDS)).isSameAs(VERDICT);
        }
    }

    @Test
    void moreTokensThanMayWaitAreAskedToComeAgain() throws Exception {
        List<CompletableFuture<TokenVerdict>> all = new ArrayList<>();
        for (int i = 0; i < TokenChecks.QUEUE + 10; i++) {
            all.add(checks.verdict("slow"));
        }
        assertThat(all.getLast().get(20, TimeUnit.SECONDS)).isEqualTo(BUSY);
        signature.countDown();
        assertThat(all.getFirst().get(20, TimeUnit.SECONDS)).isSameAs(VERDICT);
    }

    @Test
    void bugOfAVerifierReachesItsCallerAlone() throws Exception {
        assertThat(checks.verdict("bug"))
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableOfType(ExecutionException.class);
        assertThat(checks.verdict("known").get(20, TimeUnit.SECONDS)).isSameAs(VERDICT);
    }

    @Test
    void checksRunOnPlatformThreads() throws Exception {
        assertThat(checks.verdict("thread").get(20, TimeUnit.SECONDS)).isSameAs(VERDICT);
    }

    private final class Slow implements AccessTokenVerifier {
        @Override
        public Optional<TokenVerdict> verifyNow(String token) {
            switch (token) {
                case "unknown" -> {
                    return Optional.empty();
                }
                case "slow" -> await(signature);
                case "bug" -> throw new IllegalStateException("a bug");
                default -> assertThat(Thread.currentThread().isVirtual()).isFalse();
            }
            return Optional.of(VERDICT);
        }

        @Override
        public TokenVerdict verify(String token) {
            await(provider);
            return VERDICT;
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
