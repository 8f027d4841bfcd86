package dev.remotemcp.auth.obo;

import dev.remotemcp.auth.token.Caller;
import java.util.Set;

/**
 * Tokens for other APIs, on behalf of a caller.
 *
 * <p>A token is kept until five minutes before it or the caller's own token ends, for that caller, that token of theirs
 * and those scopes alone; who asks for the same at the same time waits for one exchange. All methods block, can be
 * interrupted, and are safe for any number of threads.
 *
 * <p>All of them throw {@link OnBehalfOfException} if there is no token, and
 * {@link java.util.concurrent.CancellationException}, with the thread's interrupted status set, if the thread is
 * interrupted while it waits; others who wait for the same token are not disturbed by that.
 */
public interface OnBehalfOfTokens {
    /**
     * A token for a configured API.
     *
     * @param downstream the name under {@code mcp.auth.obo.downstream}
     * @throws IllegalArgumentException if no API of that name is configured
     */
    DownstreamToken onBehalfOf(Caller caller, String downstream);

    /**
     * A token for the API that scopes belong to.
     *
     * @param scopes full names, for example {@code https://graph.microsoft.com/Mail.Read}
     * @throws IllegalArgumentException if there is none, one is not a scope, or {@code /.default} stands beside others
     */
    DownstreamToken onBehalfOf(Caller caller, Set<String> scopes);

    /** Forgets that a person had not consented, since now they have. */
    void consented(String tenantId, String objectId);

    /**
     * A token in place of one that a configured API has refused, demanding more of it: continuous access evaluation
     * sends 401 with {@code error="insufficient_claims"}. The refused token is forgotten. However many threads come
     * with the same refused token, there is one exchange, and it is tried once.
     *
     * @param refused the token that was refused
     * @param claims what the API demands, the JSON object that its challenge has in Base64
     * @throws IllegalArgumentException if no API of that name is configured, or the claims are no JSON object
     */
    DownstreamToken inPlaceOf(DownstreamToken refused, Caller caller, String downstream, String claims);

    /**
     * The same for scopes.
     *
     * @param refused the token that was refused
     * @param claims what the API demands, the JSON object that its challenge has in Base64
     * @throws IllegalArgumentException if one is not a scope, or the claims are no JSON object
     */
    DownstreamToken inPlaceOf(DownstreamToken refused, Caller caller, Set<String> scopes, String claims);
}
