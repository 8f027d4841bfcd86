package dev.remotemcp.auth.token;

import dev.remotemcp.auth.token.TokenVerdict.Denial;
import dev.remotemcp.auth.token.TokenVerdict.Forbidden;
import dev.remotemcp.auth.token.TokenVerdict.Reason;
import dev.remotemcp.auth.token.TokenVerdict.Rejected;

/** Ends the examination of a token with a verdict; without a stack trace, since forged tokens make many. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient TokenVerdict verdict;

    Refusal(TokenVerdict verdict) {
        super(verdict.toString(), null, false, false);
        this.verdict = verdict;
    }

    Refusal(Reason reason) {
        this(new Rejected(reason));
    }

    Refusal(Denial reason) {
        this(new Forbidden(reason));
    }

    TokenVerdict verdict() {
        return verdict;
    }
}
