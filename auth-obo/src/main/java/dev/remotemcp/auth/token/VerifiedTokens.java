package dev.remotemcp.auth.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.remotemcp.auth.token.TokenVerdict.Accepted;
import dev.remotemcp.runtime.state.KeptShares;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a minute which tokens were good, since a client sends the same one with every request, and verifying a
 * signature costs many times what a small call does.
 *
 * <p>Only good tokens are kept, by their SHA-256, so that forged ones take no room. Their end is looked at each time; a
 * key that the provider withdraws is noticed a minute later.
 */
final class VerifiedTokens implements AccessTokenVerifier {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final MessageDigest SHA_256 = sha256();

    /** Bytes of memory that a token takes beside its text. */
    private static final int TOKEN_BYTES = 1_024;

    /** Bytes of memory for each letter of a token: the token itself and its claims, taken apart. */
    private static final int LETTER_BYTES = 6;

    /** The part of all bytes that one caller may take. */
    private static final int CALLERS_PART = 4;

    private final AccessTokenVerifier verifier;
    private final Clock clock;
    private final Duration skew;
    private final Cache<ByteBuffer, Known> good;
    private final KeptShares shares;

    /** The verdict on a token, and the bytes it counts for. */
    private record Known(Accepted accepted, int bytes) {}

    /**
     * Remembers what another one has verified.
     *
     * @param skew how long after its end a token counts as valid
     * @param most how many bytes of memory the tokens may take
     */
    VerifiedTokens(AccessTokenVerifier verifier, Clock clock, Duration skew, long most) {
        this.verifier = verifier;
        this.clock = clock;
        this.skew = skew;
        this.shares = new KeptShares(Long.MAX_VALUE, most / CALLERS_PART);
        this.good = Caffeine.newBuilder()
                .expireAfterWrite(KEPT)
                .maximumWeight(most)
                .weigher((ByteBuffer digest, Known known) -> known.bytes())
                .executor(Runnable::run)
                .removalListener((@Nullable ByteBuffer digest, @Nullable Known known, RemovalCause cause) -> {
                    if (known != null) {
                        shares.give(known.accepted().caller().getName(), known.bytes());
                    }
                })
                .build();
    }

    @Override
    public Optional<TokenVerdict> known(String token) {
        return Optional.ofNullable(good.getIfPresent(digest(token)))
                .map(Known::accepted)
                .filter(this::lasts)
                .map(verdict -> verdict);
    }

    @Override
    public TokenVerdict verify(String token) {
        return remembered(token, verifier.verify(token));
    }

    @Override
    public Optional<TokenVerdict> verifyNow(String token) {
        return verifier.verifyNow(token).map(verdict -> remembered(token, verdict));
    }

    private TokenVerdict remembered(String token, TokenVerdict verdict) {
        if (verdict instanceof Accepted accepted) {
            int bytes = TOKEN_BYTES + LETTER_BYTES * token.length();
            if (shares.take(accepted.caller().getName(), bytes)) {
                good.put(digest(token), new Known(accepted, bytes));
            }
        }
        return verdict;
    }

    /** How many bytes the tokens of a caller count for. */
    long bytes(String caller) {
        good.cleanUp();
        return shares.of(caller);
    }

    /** How many bytes all tokens count for. */
    long bytes() {
        good.cleanUp();
        return shares.total();
    }

    private boolean lasts(Accepted accepted) {
        return clock.instant().isBefore(accepted.caller().expiresAt().plus(skew));
    }

    /** A copy of a digest that has seen nothing costs less than asking the JDK for one. */
    private static ByteBuffer digest(String token) {
        try {
            MessageDigest sha = (MessageDigest) SHA_256.clone();
            return ByteBuffer.wrap(sha.digest(token.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The JDK's digests can be cloned", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
