package dev.remotemcp.auth.consent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.remotemcp.auth.obo.SignInCodes;
import dev.remotemcp.runtime.state.Seal;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seals what goes through the hands of people and of the identity provider, and takes it back: unchanged, in time, and
 * an attempt once. Thread-safe.
 */
@Singleton
@Requires(beans = SignInCodes.class)
final class Tickets {
    /** How long a person may take. */
    static final Duration LIFE = Duration.ofMinutes(10);

    private static final String INVITATION = "consent-invitation";
    private static final String ATTEMPT = "consent-attempt";
    private static final int MOST_REMEMBERED = 100_000;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Seal seal;
    private final Cache<String, Boolean> used = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(LIFE)
            .build();

    Tickets(Seal seal) {
        this.seal = seal;
    }

    /** Something that nobody guesses: 256 bits, Base64url. */
    static String secret() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** SHA-256, Base64url; of a verifier it is the challenge with method {@code S256} (RFC 7636, section 4.2). */
    static String digest(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    String seal(Invitation invitation) {
        return seal.close(INVITATION, JSON.writeValueAsBytes(invitation));
    }

    String seal(Attempt attempt) {
        return seal.close(ATTEMPT, JSON.writeValueAsBytes(attempt));
    }

    /** The invitation, if it was made here and still holds. */
    Optional<Invitation> invitation(String sealed) {
        return open(INVITATION, sealed, Invitation.class, Invitation::until);
    }

    /** The attempt, if it was made here, still holds, belongs to the browser, and has not come back before. */
    Optional<Attempt> attempt(String sealed, String browser) {
        return open(ATTEMPT, sealed, Attempt.class, Attempt::until)
                .filter(attempt -> MessageDigest.isEqual(
                        digest(browser).getBytes(StandardCharsets.US_ASCII),
                        attempt.browser().getBytes(StandardCharsets.US_ASCII)))
                .filter(attempt -> used.asMap().putIfAbsent(attempt.id(), true) == null);
    }

    private <T> Optional<T> open(String purpose, String sealed, Class<T> type, Function<T, Instant> until) {
        try {
            return seal.open(purpose, sealed)
                    .map(content -> JSON.readValue(content, type))
                    .filter(ticket -> until.apply(ticket).isAfter(Instant.now()));
        } catch (JacksonException ofAnEarlierRelease) {
            return Optional.empty();
        }
    }
}
