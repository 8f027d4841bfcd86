package dev.remotemcp.auth.obo;

import dev.remotemcp.auth.http.AdvertisedScopes;
import dev.remotemcp.auth.http.Resources;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.Blocked;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.ClaimsRequired;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.ConsentRequired;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.Misconfigured;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.SignInAgain;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.Throttled;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.Unavailable;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.UserTokenRequired;
import dev.remotemcp.auth.token.AuthSettings;
import dev.remotemcp.auth.token.Caller;
import dev.remotemcp.auth.token.IdentityProvider.Entra;
import dev.remotemcp.runtime.McpContext;
import dev.remotemcp.runtime.McpToolException;
import dev.remotemcp.runtime.guard.DeniedException;
import dev.remotemcp.runtime.pipeline.FailureTranslator;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says to clients what their user can do when there is no token on their behalf: in status and challenge where another
 * sign-in helps and a client can start it, otherwise in words for the model, with the provider's code and correlation
 * id for programs. The provider's own words are never among them.
 */
@Singleton
@Requires(beans = OboSettings.class)
final class OnBehalfOfAnswers implements FailureTranslator {
    private static final String ERROR = "error";

    private final AuthSettings settings;
    private final Resources resources;
    private final Optional<ConsentLinks> links;

    OnBehalfOfAnswers(AuthSettings settings, Resources resources, Optional<ConsentLinks> links) {
        this.settings = settings;
        this.resources = resources;
        this.links = links;
    }

    @Override
    public Optional<McpToolException> translate(Throwable failure, McpContext context, String server) {
        Optional<Caller> caller =
                context.principal().filter(Caller.class::isInstance).map(Caller.class::cast);
        return failure instanceof OnBehalfOfException known
                ? Optional.of(answer(known.problem(), caller, server))
                : Optional.empty();
    }

    private McpToolException answer(OnBehalfOfProblem problem, Optional<Caller> caller, String server) {
        return switch (problem) {
            case UserTokenRequired _ ->
                new DeniedException(
                        resources.challenge(server).insufficientScope("delegated user token required", List.of()),
                        "This works for signed-in people only, and an application has called for itself.",
                        facts("delegated_user_token_required", problem));
            case ConsentRequired required -> consent(required, caller);
            case ClaimsRequired required -> claims(required, caller, server);
            case Blocked _ ->
                new McpToolException(
                        "A policy of the user's organization does not allow this. An administrator can find out which"
                                + " one" + reference(problem) + ".",
                        facts("blocked_by_policy", problem));
            case SignInAgain _ ->
                new DeniedException(
                        resources
                                .challenge(server)
                                .invalidToken("token no longer accepted, sign in again", AdvertisedScopes.of(settings)),
                        "The user has to sign in again; then this can be called once more.",
                        facts("sign_in_again", problem));
            case Misconfigured _ ->
                new McpToolException(
                        "The server is not set up to do this for its users. Whoever runs it finds the reason in its log"
                                + reference(problem) + ".",
                        withoutCode("server_misconfigured", problem));
            case Throttled throttled -> throttled(throttled);
            case Unavailable _ ->
                new McpToolException(
                        "The identity provider cannot be reached at the moment. Try again in a while.",
                        facts("temporarily_unavailable", problem));
        };
    }

    private McpToolException consent(ConsentRequired required, Optional<Caller> caller) {
        Map<String, Object> facts = facts("consent_required", required);
        Optional<URI> link = links.flatMap(known -> caller.map(person -> known.link(person, required.scopes())));
        link.ifPresent(url -> facts.put("consentUrl", url.toString()));
        return new McpToolException(
                "The user has not allowed this server to act for them elsewhere."
                        + link.map(url -> " They can do so at " + url + " ; then this can be called once more.")
                                .orElse(
                                        " They or an administrator have to consent to it at the identity provider; then this can be"
                                                + " called once more."),
                facts);
    }

    private McpToolException claims(ClaimsRequired required, Optional<Caller> caller, String server) {
        String told = "The user has to sign in with more proof of who they are, for example a second factor, and then"
                + " this can be called once more" + reference(required) + ".";
        Map<String, Object> facts = facts("interaction_required", required);
        if (caller.filter(Caller::claimsCapable).isEmpty() || !(settings.provider() instanceof Entra entra)) {
            return new McpToolException(told, facts);
        }
        String tenant = caller.get().tenantId();
        return new DeniedException(
                resources
                        .challenge(server)
                        .insufficientClaims(
                                "stronger sign-in required",
                                required.claims(),
                                entra.authorizationEndpoint(tenant),
                                AdvertisedScopes.of(settings)),
                told,
                facts);
    }

    private static McpToolException throttled(Throttled throttled) {
        Map<String, Object> facts = facts("throttled", throttled);
        facts.put("retryAfterMs", throttled.retryAfter().toMillis());
        return new McpToolException(
                "The identity provider is asked too often at the moment. Try again in "
                        + Math.max(1, throttled.retryAfter().toSeconds()) + " seconds.",
                facts);
    }

    private static String reference(OnBehalfOfProblem problem) {
        return problem.correlationId().isEmpty() ? "" : " under the correlation id " + problem.correlationId();
    }

    /** What programs can read; the code is the provider's, and what is no failure of the user's is told without. */
    private static Map<String, Object> facts(String error, OnBehalfOfProblem problem) {
        Map<String, Object> facts = withoutCode(error, problem);
        if (!problem.code().isEmpty()) {
            facts.put("code", problem.code());
        }
        return facts;
    }

    private static Map<String, Object> withoutCode(String error, OnBehalfOfProblem problem) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(ERROR, error);
        if (!problem.correlationId().isEmpty()) {
            facts.put("correlationId", problem.correlationId());
        }
        return facts;
    }
}
