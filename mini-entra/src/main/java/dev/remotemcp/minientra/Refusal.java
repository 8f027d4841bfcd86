package dev.remotemcp.minientra;

import java.util.Optional;

/**
 * One of Entra's errors, as it comes from the token endpoint.
 *
 * @param status the HTTP status
 * @param error the OAuth error
 * @param suberror Entra's finer distinction
 * @param code the number after {@code AADSTS}
 * @param message what follows the number in the description
 * @param claims the claims that a new sign-in or exchange is to ask for, as JSON
 */
public record Refusal(
        int status, String error, Optional<String> suberror, int code, String message, Optional<String> claims)
        implements Fault {
    private static final String MFA_CLAIMS =
            "{\"access_token\":{\"polids\":{\"essential\":true,\"values\":[\"9ab03e19-ed42-4168-b6b7-7001fb3e933a\"]}}}";

    @Override
    public Place place() {
        return Place.TOKEN;
    }

    /** The person or an administrator has not consented. */
    public static Refusal consentRequired() {
        return invalidGrant(
                        65001,
                        "The user or administrator has not consented to use the application. Send an interactive"
                                + " authorization request for this user and resource.")
                .withSuberror("consent_required");
    }

    /** Multifactor authentication is missing; the claims say so. */
    public static Refusal mfaRequired() {
        return new Refusal(
                400,
                "interaction_required",
                Optional.of("basic_action"),
                50076,
                "Due to a configuration change made by your administrator, or because you moved to a new location,"
                        + " you must use multi-factor authentication to access the resource.",
                Optional.of(MFA_CLAIMS));
    }

    /** Conditional access blocks the person. */
    public static Refusal blockedByPolicy() {
        return invalidGrant(
                        53003,
                        "Access has been blocked by Conditional Access policies. The access policy does not allow"
                                + " token issuance.")
                .withSuberror("message_only");
    }

    /** The token to exchange is over. */
    public static Refusal assertionExpired() {
        return invalidGrant(
                500133,
                "Assertion is not within its valid time range. Ensure that the access token is not expired before"
                        + " using it for user assertion, or request a new token.");
    }

    /** The person's sessions were revoked. */
    public static Refusal grantRevoked() {
        return invalidGrant(
                        50173,
                        "The provided grant has expired due to it being revoked, a fresh auth token is needed."
                                + " The user might have changed or reset their password.")
                .withSuberror("bad_token");
    }

    /** The token to exchange is meant for another application. */
    public static Refusal wrongAudience() {
        return invalidGrant(
                500131,
                "Assertion audience does not match the Client app presenting the assertion. The audience in the"
                        + " assertion must be the client id or an identifier URI of the presenter.");
    }

    /** The token to exchange is not one of this issuer's. */
    public static Refusal badSignature() {
        return invalidGrant(50013, "Assertion failed signature validation.");
    }

    /** The client secret is wrong. */
    public static Refusal invalidSecret() {
        return invalidClient(
                7000215,
                "Invalid client secret provided. Ensure the secret being sent in the request is the client secret"
                        + " value, not the client secret ID.");
    }

    /** The client secret is over. */
    public static Refusal expiredSecret() {
        return invalidClient(7000222, "The provided client secret keys for the app are expired.");
    }

    /** The tenant does not know the client. */
    public static Refusal unknownApplication() {
        return refusal(400, "unauthorized_client", 700016, "Application was not found in the directory.");
    }

    /** The scopes make no sense. */
    public static Refusal invalidScope() {
        return refusal(
                400,
                "invalid_scope",
                70011,
                "The provided request must include a 'scope' input parameter. The provided value for the input"
                        + " parameter 'scope' is not valid.");
    }

    static Refusal invalidGrant(int code, String message) {
        return refusal(400, "invalid_grant", code, message);
    }

    static Refusal invalidClient(int code, String message) {
        return refusal(401, "invalid_client", code, message);
    }

    static Refusal invalidRequest(int code, String message) {
        return refusal(400, "invalid_request", code, message);
    }

    static Refusal refusal(int status, String error, int code, String message) {
        return new Refusal(status, error, Optional.empty(), code, message, Optional.empty());
    }

    /** What Entra says in {@code error_description}. */
    String description() {
        return "AADSTS" + code + ": " + message;
    }

    RefusedException thrown() {
        return new RefusedException(this);
    }

    private Refusal withSuberror(String finer) {
        return new Refusal(status, error, Optional.of(finer), code, message, claims);
    }
}
