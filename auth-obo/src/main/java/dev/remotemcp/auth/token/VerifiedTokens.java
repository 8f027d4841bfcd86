package dev.remotemcp.auth.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.remotemcp.auth.token.TokenVerdict.Accepted;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Remembers for a minute which tokens were good, since a client sends the same one with every request, and verifying a
 * signature costs many times what a small call does.
 *
 * <p>Only good tokens are kept, by their SHA-256, so that forged ones take no room. Their end is looked at each time; a
 * key that the provider withdraws is noticed a minute later.
 */
final class VerifiedTokens implements AccessTokenVerifier {
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final AccessTokenVerifier verifier;
    private final Clock clock;
    private final Duration skew;
    private final Cache<ByteBuffer, Accepted> good;

    /**
     * Remembers what another one has verified.
     *
     * @param skew how long after its end a token counts as valid
     * @param most how many tokens are remembered
     */
    VerifiedTokens(AccessTokenVerifier verifier, Clock clock, Duration skew, long most) {
        this.verifier = verifier;
        this.clock = clock;
        this.skew = skew;
        this.good =
                Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(most).build();
    }

    @Override
    public Optional<TokenVerdict> known(String token) {
        return Optional.ofNullable(good.getIfPresent(digest(token)))
                .filter(this::lasts)
                .map(verdict -> verdict);
    }

    @Override
    public TokenVerdict verify(String token) {
        TokenVerdict verdict = verifier.verify(token);
        if (verdict instanceof Accepted accepted) {
            good.put(digest(token), accepted);
        }
        return verdict;
    }

    private boolean lasts(Accepted accepted) {
        return clock.instant().isBefore(accepted.caller().expiresAt().plus(skew));
    }

    private static ByteBuffer digest(String token) {
        try {
            return ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
