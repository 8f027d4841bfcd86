package dev.remotemcp.auth.obo;

/** What became of an exchange. */
public sealed interface ExchangeOutcome {
    /**
     * There is a token.
     *
     * @param token the caller's, and nobody else's
     */
    record Exchanged(DownstreamToken token) implements ExchangeOutcome {}

    /**
     * There is none.
     *
     * @param problem why
     */
    record Failed(OnBehalfOfProblem problem) implements ExchangeOutcome {}
}
