package dev.remotemcp.auth.consent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.remotemcp.auth.obo.SignInCodes;
import dev.remotemcp.runtime.state.KeptShares;
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
import org.jspecify.annotations.Nullable;
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

    /**
     * Used attempts are remembered until they could not be used any more. When there are too many, further ones are
     * refused: an attempt that is forgotten early could be used again.
     */
    private static final int MOST_REMEMBERED = 100_000;

    /** Of one person's attempts. */
    static final int MOST_OF_ONE = 100;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Seal seal;
    private final KeptShares shares = new KeptShares(MOST_REMEMBERED, MOST_OF_ONE);
    private final Cache<String, String> used = Caffeine.newBuilder()
            .expireAfterWrite(LIFE)
            .executor(Runnable::run)
            .removalListener((@Nullable String id, @Nullable String person, RemovalCause cause) -> {
                if (person != null) {
                    shares.give(person, 1);
                }
            })
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

    /**
     * The attempt, if it was made here, still holds, belongs to the browser, has not come back before, and its use can
     * be remembered.
     */
    Optional<Attempt> attempt(String sealed, String browser) {
        return open(ATTEMPT, sealed, Attempt.class, Attempt::until)
                .filter(attempt -> MessageDigest.isEqual(
                        digest(browser).getBytes(StandardCharsets.US_ASCII),
                        attempt.browser().getBytes(StandardCharsets.US_ASCII)))
                .filter(this::isFirstUse);
    }

    private boolean isFirstUse(Attempt attempt) {
        String person =
                attempt.invitation().tenantId() + "/" + attempt.invitation().objectId();
        if (!shares.take(person, 1)) {
            used.cleanUp(); // lets go of those whose time is over
            if (!shares.take(person, 1)) {
                return false;
            }
        }
        boolean first = used.asMap().putIfAbsent(attempt.id(), person) == null;
        if (!first) {
            shares.give(person, 1);
        }
        return first;
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
