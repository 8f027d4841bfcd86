package dev.remotemcp.auth.obo;

/**
 * Exchanges the token that a caller came with for one of another API, at the provider's token endpoint. A bean of this
 * type takes the place of the built-in ones.
 *
 * <p>It asks each time: what it hands out is kept elsewhere, and no two callers' requests are ever mixed up there. It
 * must be safe for any number of threads, and may block.
 */
@FunctionalInterface
public interface TokenExchanger {
    /**
     * Asks once.
     *
     * @return the token, or why there is none; what the provider refuses is not thrown
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    ExchangeOutcome exchange(ExchangeRequest request) throws InterruptedException;
}
