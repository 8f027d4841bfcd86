package dev.remotemcp.auth.http;

import dev.remotemcp.auth.token.AccessTokenVerifier;
import dev.remotemcp.auth.token.AuthSettings;
import dev.remotemcp.auth.token.Caller;
import dev.remotemcp.auth.token.TokenVerdict;
import dev.remotemcp.runtime.guard.Authentication;
import dev.remotemcp.runtime.guard.Authenticator;
import dev.remotemcp.runtime.guard.RequestHead;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets in who brings an access token for this server, and tells everybody else where to get one. */
@Singleton
@Requires(beans = AccessTokenVerifier.class)
final class BearerAuthenticator implements Authenticator {
    private static final Logger LOG = LoggerFactory.getLogger(BearerAuthenticator.class);

    /** A JSON-RPC code outside the ranges that the specification keeps for itself. */
    private static final int UNAUTHENTICATED = -31401;

    private static final int INVALID = -32600;
    private static final int UNAVAILABLE = -32603;

    private final AccessTokenVerifier verifier;
    private final AuthSettings settings;
    private final CallerAuthorizer authorizer;
    private final List<String> scopes;
    private final Resources resources;
    private final TokenChecks checks;

    BearerAuthenticator(
            AccessTokenVerifier verifier,
            AuthSettings settings,
            CallerAuthorizer authorizer,
            Resources resources,
            TokenChecks checks) {
        this.verifier = verifier;
        this.settings = settings;
        this.authorizer = authorizer;
        this.scopes = AdvertisedScopes.of(settings);
        this.resources = resources;
        this.checks = checks;
    }

    @Override
    public CompletionStage<Authentication> authenticate(RequestHead request) {
        Challenge challenge = resources.challenge(request.server());
        return switch (Credentials.of(request, settings.easyAuth())) {
            case Credentials.Token(String token) ->
                verifier.known(token)
                        .map(verdict -> now(decide(verdict, challenge)))
                        .orElseGet(() -> checks.verdict(token).thenApply(verdict -> decide(verdict, challenge)));
            case Credentials.None _ -> now(refused(401, UNAUTHENTICATED, "sign in first", challenge.signIn(scopes)));
            case Credentials.Misplaced(String description) ->
                now(refused(400, INVALID, description, challenge.error("invalid_request", description, scopes)));
        };
    }

    private static CompletableFuture<Authentication> now(Authentication decided) {
        return CompletableFuture.completedFuture(decided);
    }

    private Authentication decide(TokenVerdict verdict, Challenge challenge) {
        return switch (verdict) {
            case TokenVerdict.Accepted(Caller caller) -> scoped(caller, challenge);
            case TokenVerdict.Rejected rejected -> rejected(rejected, challenge);
            case TokenVerdict.Forbidden forbidden -> forbidden(forbidden, challenge);
            case TokenVerdict.Unavailable(Duration retryAfter) ->
                new Authentication.Refused(
                        503,
                        UNAVAILABLE,
                        "sign-in cannot be checked at the moment: try again later",
                        Map.of("Retry-After", Long.toString(seconds(retryAfter))));
        };
    }

    /** Rounded up, so that nobody comes too early. */
    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    private Authentication scoped(Caller caller, Challenge challenge) {
        if (authorizer.covers(caller, settings.requiredScopes())) {
            return new Authentication.Accepted(
                    caller, owner(caller), caller.expiresAt().plus(settings.clockSkew()));
        }
        return challenge.insufficientScope(
                "the token lacks a scope that this server needs", caller.appOnly() ? List.of() : scopes);
    }

    /** The length keeps a client from being mistaken for a part of the name, whatever letters are in either. */
    private static String owner(Caller caller) {
        return caller.clientId().length() + ":" + caller.clientId() + " " + caller.getName();
    }

    /** The log has the reason, which the client does not learn, and nothing of the token, which anybody can make up. */
    private Authentication rejected(TokenVerdict.Rejected rejected, Challenge challenge) {
        LOG.debug("A token was not accepted: {}", rejected.reason().name());
        return challenge.invalidToken(rejected.description(), scopes);
    }

    /** Without scope: no other token of this caller would do. */
    private static Authentication forbidden(TokenVerdict.Forbidden forbidden, Challenge challenge) {
        LOG.debug("The holder of a token was not let in: {}", forbidden.reason().name());
        return challenge.insufficientScope(forbidden.description(), List.of());
    }

    private static Authentication refused(int status, int code, String message, String challenge) {
        return new Authentication.Refused(status, code, message, Map.of("WWW-Authenticate", challenge));
    }
}
