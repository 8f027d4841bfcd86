package dev.remotemcp.auth.token;

import dev.remotemcp.auth.token.TokenVerdict.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When tokens are valid.
 *
 * @param clock tells the time
 * @param skew how much the provider's clock may differ
 */
record Lifetime(Clock clock, Duration skew) {
    /**
     * When the token ends, provided that it is valid now.
     *
     * @throws Refusal if it is not, or if {@code exp} is absent or any of the times is not one
     */
    Instant end(Claims claims) throws Refusal {
        Instant end = claims.time("exp").orElseThrow(() -> new Refusal(Reason.CLAIM));
        Optional<Instant> issued = claims.time("iat");
        Optional<Instant> begin = claims.time("nbf");
        Instant now = clock.instant();
        if (now.isAfter(end.plus(skew))) {
            throw new Refusal(Reason.EXPIRED);
        }
        Instant latest = now.plus(skew);
        if (begin.filter(latest::isBefore).isPresent()
                || issued.filter(latest::isBefore).isPresent()) {
            throw new Refusal(Reason.NOT_YET_VALID);
        }
        if (issued.filter(end::isBefore).isPresent()) {
            throw new Refusal(Reason.CLAIM);
        }
        return end;
    }
}
