package dev.remotemcp.auth.obo;

import java.time.Duration;
import java.util.Set;

/**
 * Why there is no token on a caller's behalf. Nothing here is the provider's prose, which may name people: its code and
 * its correlation id lead an operator to the rest.
 */
public sealed interface OnBehalfOfProblem {
    /** What the provider calls it, {@code AADSTS} and a number; empty if it has no such code, or was not asked. */
    String code();

    /** What the provider's own log has it under; empty if it was not asked or did not say. */
    String correlationId();

    /** An application calls for itself, and there is nobody on whose behalf to act. The provider was not asked. */
    record UserTokenRequired() implements OnBehalfOfProblem {
        @Override
        public String code() {
            return "";
        }

        @Override
        public String correlationId() {
            return "";
        }
    }

    /**
     * Neither the caller nor an administrator has consented.
     *
     * @param scopes what was asked for
     */
    record ConsentRequired(Set<String> scopes, String code, String correlationId) implements OnBehalfOfProblem {
        /** Copies the scopes. */
        public ConsentRequired {
            scopes = Set.copyOf(scopes);
        }
    }

    /**
     * The caller has to prove more, for example with a second factor.
     *
     * @param claims what a new sign-in must ask for, a JSON object
     */
    record ClaimsRequired(String claims, String code, String correlationId) implements OnBehalfOfProblem {}

    /** A policy of the caller's directory does not allow it, and no other sign-in would change that. */
    record Blocked(String code, String correlationId) implements OnBehalfOfProblem {}

    /** The caller's token is over or was revoked. */
    record SignInAgain(String code, String correlationId) implements OnBehalfOfProblem {}

    /** The server's registration or configuration is wrong, which the operator's log says and callers are not told. */
    record Misconfigured(String code, String correlationId) implements OnBehalfOfProblem {}

    /**
     * The provider has been asked too often.
     *
     * @param retryAfter when it is worth another try; never negative
     */
    record Throttled(Duration retryAfter, String code, String correlationId) implements OnBehalfOfProblem {}

    /** The provider cannot be reached, or fails. */
    record Unavailable(String code, String correlationId) implements OnBehalfOfProblem {}
}
