package dev.remotemcp.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.auth.token.TokenVerdict.Accepted;
import dev.remotemcp.auth.token.TokenVerdict.Reason;
import dev.remotemcp.auth.token.TokenVerdict.Rejected;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is remembered of tokens that were verified. */
final class VerifiedTokensTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Duration SKEW = Duration.ofSeconds(60);

    private Instant now = NOW;
    private int verified;

    private final Clock clock = new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            throw new UnsupportedOperationException("one zone is enough");
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private final VerifiedTokens tokens = new VerifiedTokens(this::verdict, clock, SKEW, 1_000_000);

    private TokenVerdict verdict(String token) {
        verified++;
        return token.startsWith("good") ? new Accepted(caller(token)) : new Rejected(Reason.SIGNATURE);
    }

    private static Caller caller(String token) {
        return new Caller(
                "tenant",
                token,
                token,
                "client",
                Set.of(),
                Set.of(),
                false,
                false,
                NOW.plusSeconds(300),
                Map.of(),
                new Assertion(token));
    }

    @Test
    void aTokenIsKnownOnceItHasBeenVerified() {
        assertThat(tokens.known("good")).isEmpty();
        TokenVerdict verdict = tokens.verify("good");
        assertThat(tokens.known("good")).contains(verdict);
        assertThat(verified).isEqualTo(1);
    }

    @Test
    void everyTokenIsKnownForItselfAlone() {
        tokens.verify("good1");
        tokens.verify("good2");
        assertThat(tokens.known("good1"))
                .get()
                .extracting(known -> ((Accepted) known).caller().objectId())
                .isEqualTo("good1");
        assertThat(tokens.known("good")).isEmpty();
        assertThat(tokens.known("good11")).isEmpty();
    }

    @Test
    void aTokenThatWasRejectedIsVerifiedAnew() {
        tokens.verify("bad");
        assertThat(tokens.known("bad")).isEmpty();
    }

    @Test
    void oneCallersTokensTakeAQuarterOfTheBytesAndPushOutNobodyElses() {
        VerifiedTokens few =
                new VerifiedTokens(token -> new Accepted(caller(token.substring(0, 1))), clock, SKEW, 400_000);
        few.verify("b");
        for (int i = 0; i < 100; i++) {
            few.verify("a" + i + "x".repeat(1_000));
        }
        assertThat(few.bytes("tenant/a")).isBetween(90_000L, 100_000L);
        assertThat(few.known("b")).isPresent();
        assertThat(few.known("a0" + "x".repeat(1_000))).isPresent();
        assertThat(few.known("a99" + "x".repeat(1_000)))
                .as("verified each time")
                .isEmpty();
    }

    @Test
    void tokensOfAllCallersAreBoundedInBytes() {
        VerifiedTokens few = new VerifiedTokens(token -> new Accepted(caller(token)), clock, SKEW, 400_000);
        for (int i = 0; i < 1_000; i++) {
            few.verify("caller" + i);
        }
        assertThat(few.bytes()).isBetween(300_000L, 400_000L);
        assertThat(few.known("caller999")).isPresent();
    }

    @Test
    void aTokenIsForgottenAtItsEnd() {
        tokens.verify("good");
        now = NOW.plusSeconds(359);
        assertThat(tokens.known("good")).isPresent();
        now = NOW.plusSeconds(360);
        assertThat(tokens.known("good")).isEmpty();
    }
}
