package dev.remotemcp.minientra;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/** Trades codes, refresh tokens, secrets and assertions for tokens. */
final class TokenEndpoint {
    private final ClientAuthentication clients;
    private final RequestedScopes.Reader scopes;
    private final Grants grants;
    private final Consents consents;
    private final Sessions sessions;
    private final OnBehalfOf onBehalfOf;
    private final TokenAnswers answers;

    TokenEndpoint(
            ClientAuthentication clients,
            RequestedScopes.Reader scopes,
            Grants grants,
            Consents consents,
            Sessions sessions,
            OnBehalfOf onBehalfOf,
            TokenAnswers answers) {
        this.clients = clients;
        this.scopes = scopes;
        this.grants = grants;
        this.consents = consents;
        this.sessions = sessions;
        this.onBehalfOf = onBehalfOf;
        this.answers = answers;
    }

    Answer answer(String tenantId, Request request) {
        return switch (request.required("grant_type")) {
            case "authorization_code" -> code(tenantId, request);
            case "refresh_token" -> refresh(tenantId, request);
            case "client_credentials" -> clientCredentials(tenantId, request);
            case "urn:ietf:params:oauth:grant-type:jwt-bearer" -> onBehalfOf.answer(tenantId, request);
            default ->
                throw Refusal.refusal(
                                400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type.")
                        .thrown();
        };
    }

    private Answer code(String tenantId, Request request) {
        Application client = clients.client(request);
        Grants.Code code = grants.redeem(request.required("code"));
        checkOwner(code.clientId(), client, code.user(), tenantId);
        if (!code.redirectUri().equals(request.required("redirect_uri"))) {
            throw Refusal.invalidGrant(
                            500112,
                            "The reply address does not match the reply address provided when requesting the"
                                    + " authorization code.")
                    .thrown();
        }
        if (!code.challenge().equals(request.parameter("code_verifier").map(TokenEndpoint::challenge))) {
            throw Refusal.invalidGrant(
                            501481,
                            "The Code_Verifier does not match the code_challenge supplied in the authorization"
                                    + " request.")
                    .thrown();
        }
        checkSession(code.user(), code.session());
        // What was asked for at sign-in is what there is; asking again must be consistent with it.
        if (request.parameter("scope").isPresent()
                || request.parameter("resource").isPresent()) {
            checkSameApi(request, code.scopes());
        }
        return answers.forUser(code.user(), client, code.scopes(), code.nonce(), request);
    }

    private void checkSameApi(Request request, RequestedScopes granted) {
        RequestedScopes again = request.parameter("scope").isPresent()
                ? scopes.read(request)
                : scopes.read(request.with("scope", granted.qualified()));
        boolean onlyOpenId = again.openId().containsAll(again.names());
        if (!onlyOpenId && !again.api().clientId().equals(granted.api().clientId())) {
            throw Refusal.invalidScope().thrown();
        }
    }

    private Answer refresh(String tenantId, Request request) {
        Application client = clients.client(request);
        Grants.Refresh refresh = grants.refresh(request.required("refresh_token"));
        checkOwner(refresh.clientId(), client, refresh.user(), tenantId);
        checkSession(refresh.user(), refresh.session());
        RequestedScopes asked = request.parameter("scope").isPresent()
                ? scopes.read(request)
                : request.parameter("resource").isPresent()
                        ? scopes.read(request.with("scope", refresh.scopes().qualified()))
                        : refresh.scopes();
        // A refresh token begets the next one, whether or not it is asked for again.
        RequestedScopes kept = asked.withOpenId(refresh.scopes().openId());
        return answers.forUser(
                refresh.user(), client, consents.consented(refresh.user(), client, kept), Optional.empty(), request);
    }

    private Answer clientCredentials(String tenantId, Request request) {
        Application client = clients.confidentialClient(request);
        RequestedScopes asked = scopes.read(request);
        if (!asked.everything()) {
            throw Refusal.refusal(
                            400,
                            "invalid_scope",
                            1002012,
                            "The provided value for scope is not valid. Client credential flows must have a scope"
                                    + " value with /.default suffixed to the resource identifier.")
                    .thrown();
        }
        return answers.forApplication(tenantId, client, asked);
    }

    private static void checkOwner(String clientId, Application client, User user, String tenantId) {
        if (!clientId.equals(client.clientId()) || !user.tenantId().equals(tenantId)) {
            throw Refusal.invalidGrant(700005, "The provided grant is intended to use against another client.")
                    .thrown();
        }
    }

    private void checkSession(User user, String session) {
        if (!session.equals(sessions.of(user))) {
            throw Refusal.grantRevoked().thrown();
        }
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JVM has SHA-256", missing);
        }
    }
}
