package dev.remotemcp.auth.token;

import dev.remotemcp.auth.token.TokenVerdict.Accepted;
import dev.remotemcp.auth.token.TokenVerdict.Denial;
import dev.remotemcp.auth.token.TokenVerdict.Reason;

/**
 * The last checks of a token, which are the same whoever made it, and the verdict.
 *
 * @param settings who is let in
 */
record Admission(AuthSettings settings) {
    /** Finds out who a token speaks for. */
    interface Examination {
        /**
         * The caller.
         *
         * @throws Refusal if the token is not one of the provider's for this server
         */
        Caller caller() throws Refusal;
    }

    /** What becomes of a token that is examined in this way. */
    TokenVerdict of(Examination examination) {
        try {
            Caller caller = examination.caller();
            check(caller);
            return new Accepted(caller);
        } catch (Refusal refusal) {
            return refusal.verdict();
        }
    }

    private void check(Caller caller) throws Refusal {
        if (!settings.allowedClients().isEmpty() && !settings.allowedClients().contains(caller.clientId())) {
            throw new Refusal(Denial.CLIENT_NOT_ALLOWED);
        }
        if (caller.appOnly() && !settings.allowAppOnly()) {
            throw new Refusal(Denial.APP_ONLY);
        }
        if (caller.claims().containsKey("cnf")) {
            throw new Refusal(Reason.BOUND_TO_KEY);
        }
    }
}
