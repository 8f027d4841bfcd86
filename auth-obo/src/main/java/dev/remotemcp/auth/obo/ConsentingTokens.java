package dev.remotemcp.auth.obo;

import dev.remotemcp.auth.obo.OnBehalfOfProblem.ConsentRequired;
import dev.remotemcp.auth.token.Caller;
import dev.remotemcp.runtime.ElicitationAction;
import dev.remotemcp.runtime.McpContext;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Gets tokens during a call, and lets the user be asked for a consent that is missing, where the client can do that.
 */
@Singleton
@Requires(beans = OnBehalfOfTokens.class)
final class ConsentingTokens {
    private final OnBehalfOfTokens tokens;
    private final OboSettings settings;
    private final Optional<ConsentLinks> links;

    ConsentingTokens(OnBehalfOfTokens tokens, OboSettings settings, Optional<ConsentLinks> links) {
        this.tokens = tokens;
        this.settings = settings;
        this.links = links;
    }

    /** A token for a configured API. */
    DownstreamToken get(McpContext context, Caller caller, String downstream) {
        return consenting(context, caller, downstream, () -> tokens.onBehalfOf(caller, downstream));
    }

    /** A token for some scopes. */
    DownstreamToken get(McpContext context, Caller caller, Set<String> scopes) {
        String key = String.join(" ", scopes.stream().sorted().toList());
        return consenting(context, caller, key, () -> tokens.onBehalfOf(caller, scopes));
    }

    /** The tokens of one caller for one API. */
    BoundTokens bound(McpContext context, Caller caller, String downstream) {
        return new BoundTokens(
                settings.downstream(downstream),
                () -> get(context, caller, downstream),
                (refused, claims) -> tokens.inPlaceOf(refused, caller, downstream, claims));
    }

    private DownstreamToken consenting(
            McpContext context, Caller caller, String key, Supplier<DownstreamToken> exchange) {
        try {
            return exchange.get();
        } catch (OnBehalfOfException failure) {
            if (!(failure.problem() instanceof ConsentRequired required)
                    || links.isEmpty()
                    || !context.client().supportsUrlElicitation()) {
                throw failure;
            }
            ElicitationAction action = context.elicitUrl(
                    "consent:" + key,
                    "This needs your consent to be done for you elsewhere. Open the page, sign in as the same person,"
                            + " and say whether you allow it.",
                    links.get().link(caller, required.scopes()));
            if (action != ElicitationAction.ACCEPT) {
                throw failure;
            }
            // The page has made what was remembered of the refusal forgotten, if the person agreed there.
            return exchange.get();
        }
    }
}
