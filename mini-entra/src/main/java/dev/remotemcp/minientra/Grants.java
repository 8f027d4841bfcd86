package dev.remotemcp.minientra;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Authorization codes, each good for one use, and refresh tokens. */
final class Grants {
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(10);
    private static final Duration REFRESH_LIFETIME = Duration.ofDays(90);

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final Set<String> redeemed = ConcurrentHashMap.newKeySet();
    private final Map<String, Refresh> refreshes = new ConcurrentHashMap<>();

    Grants(Clock clock) {
        this.clock = clock;
    }

    String issue(Code code) {
        String value = "1.A" + secret();
        codes.put(value, code);
        return value;
    }

    String issue(Refresh refresh) {
        String value = "0.A" + secret();
        refreshes.put(value, refresh);
        return value;
    }

    Instant codeExpiry() {
        return clock.instant().plus(CODE_LIFETIME);
    }

    Instant refreshExpiry() {
        return clock.instant().plus(REFRESH_LIFETIME);
    }

    Code redeem(String value) {
        Optional<Code> code = Optional.ofNullable(codes.remove(value));
        if (code.isEmpty()) {
            throw (redeemed.contains(value)
                            ? Refusal.invalidGrant(54005, "OAuth2 Authorization code was already redeemed.")
                            : Refusal.invalidGrant(70000, "The provided value for the 'code' parameter is not valid."))
                    .thrown();
        }
        redeemed.add(value);
        checkTime(code.get().expires());
        return code.get();
    }

    Refresh refresh(String value) {
        Optional<Refresh> refresh = Optional.ofNullable(refreshes.get(value));
        if (refresh.isEmpty()) {
            throw Refusal.invalidGrant(70000, "The provided value for the 'refresh_token' parameter is not valid.")
                    .thrown();
        }
        checkTime(refresh.get().expires());
        return refresh.get();
    }

    private void checkTime(Instant expires) {
        if (!clock.instant().isBefore(expires)) {
            throw Refusal.invalidGrant(70008, "The provided authorization code or refresh token has expired.")
                    .thrown();
        }
    }

    private String secret() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What a code stands for. */
    record Code(
            User user,
            String clientId,
            String redirectUri,
            Optional<String> challenge,
            RequestedScopes scopes,
            Optional<String> nonce,
            String session,
            Instant expires) {}

    /** What a refresh token stands for. */
    record Refresh(User user, String clientId, RequestedScopes scopes, String session, Instant expires) {}
}
