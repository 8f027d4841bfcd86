package dev.remotemcp.publish;

/** Gets tokens for services. */
@FunctionalInterface
public interface Tokens {
    /**
     * A token for a scope, for example {@code https://ai.azure.com/.default}.
     *
     * @throws RefusedException if nobody is signed in who could get one
     */
    String token(String scope) throws RefusedException;
}
