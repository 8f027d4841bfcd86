package dev.remotemcp.auth.token;

/** Ends the reading of a token with what is found. */
final class RejectedTokenException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient TokenVerdict verdict;

    RejectedTokenException(TokenVerdict verdict) {
        super(null, null, false, false);
        this.verdict = verdict;
    }

    RejectedTokenException(TokenVerdict.Reason reason) {
        this(new TokenVerdict.Rejected(reason));
    }

    TokenVerdict verdict() {
        return verdict;
    }
}
