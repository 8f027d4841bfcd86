package dev.remotemcp.auth.obo;

import dev.remotemcp.auth.obo.OnBehalfOfProblem.Blocked;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.ClaimsRequired;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.ConsentRequired;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.Misconfigured;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.SignInAgain;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.Throttled;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.Unavailable;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.UserTokenRequired;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What errors of a token endpoint mean.
 *
 * <p>Entra ID's number counts most: {@code invalid_grant} alone stands for a missing consent as well as for a wrong
 * registration. Numbers that are not here are told by the OAuth error.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/reference-error-codes">Entra's error codes</a>
 */
final class ErrorTable {
    /** How long to leave a provider alone that does not say. */
    static final Duration USUAL_WAIT = Duration.ofSeconds(5);

    private enum Meaning {
        CONSENT,
        /** With claims to ask for; without them a new sign-in is all there is. */
        CLAIMS,
        BLOCKED,
        SIGN_IN,
        APP_ONLY,
        OPERATOR,
        THROTTLED,
        UNAVAILABLE
    }

    private static final Map<Integer, Meaning> MEANINGS = Map.ofEntries(
            Map.entry(65001, Meaning.CONSENT),
            Map.entry(50072, Meaning.CLAIMS),
            Map.entry(50074, Meaning.CLAIMS),
            Map.entry(50076, Meaning.CLAIMS),
            Map.entry(50078, Meaning.CLAIMS),
            Map.entry(50079, Meaning.CLAIMS),
            Map.entry(50158, Meaning.CLAIMS),
            Map.entry(50057, Meaning.BLOCKED),
            Map.entry(50105, Meaning.BLOCKED),
            Map.entry(50132, Meaning.SIGN_IN),
            Map.entry(50133, Meaning.SIGN_IN),
            Map.entry(50144, Meaning.SIGN_IN),
            Map.entry(50173, Meaning.SIGN_IN),
            Map.entry(70008, Meaning.SIGN_IN),
            Map.entry(500133, Meaning.SIGN_IN),
            Map.entry(700081, Meaning.SIGN_IN),
            Map.entry(700082, Meaning.SIGN_IN),
            Map.entry(700084, Meaning.SIGN_IN),
            Map.entry(7000114, Meaning.APP_ONLY),
            Map.entry(50196, Meaning.THROTTLED),
            Map.entry(90055, Meaning.THROTTLED),
            Map.entry(90033, Meaning.UNAVAILABLE));

    private static final String ASSERTION = "tokens of callers must be made for this server's registration: check"
            + " mcp.auth.client-id, and that the app registration has no claims mapping policy with a key of its own";
    private static final String SECRET =
            "renew the secret in the app registration and set mcp.auth.obo.client-secret, or"
                    + " set mcp.auth.obo.credential to managed-identity, which needs none";
    private static final String FEDERATED =
            "add a federated credential to the app registration whose issuer, subject and"
                    + " audience (api://AzureADTokenExchange) are those of the managed identity or the cluster's service account";
    private static final String SCOPES =
            "check mcp.auth.obo.downstream.*.scopes: each must be one that the API exposes," + " and all of one API";

    /** What the operator has to do about a number. */
    private static final Map<Integer, String> REMEDIES = Map.ofEntries(
            Map.entry(50013, ASSERTION),
            Map.entry(500131, ASSERTION),
            Map.entry(
                    7000215,
                    "mcp.auth.obo.client-secret is not one of the app registration's secrets; set the value, not"
                            + " the ID; " + SECRET),
            Map.entry(7000218, "no credential arrived: check mcp.auth.obo.credential"),
            Map.entry(7000222, "the secret is over; " + SECRET),
            Map.entry(
                    700016,
                    "the directory does not have the app registration: check mcp.auth.client-id and"
                            + " mcp.auth.tenant-id, or let an administrator of the directory consent to it"),
            Map.entry(90002, "there is no such directory: check mcp.auth.tenant-id and mcp.auth.allowed-tenants"),
            Map.entry(
                    700027,
                    "the certificate in mcp.auth.obo.certificate is not one of the app registration's: upload it"),
            Map.entry(
                    700024,
                    "the client assertion is over: check this machine's clock, and that the token in"
                            + " mcp.auth.obo.federated-token-file is replaced in time"),
            Map.entry(700211, FEDERATED),
            Map.entry(700212, FEDERATED),
            Map.entry(700213, FEDERATED),
            Map.entry(70011, SCOPES),
            Map.entry(28000, SCOPES),
            Map.entry(500011, SCOPES),
            Map.entry(650053, SCOPES),
            Map.entry(650057, "add the API to the permissions of the app registration"),
            Map.entry(65002, "the API must preauthorize the app registration: both are Microsoft's own applications"));

    private static final String UNKNOWN_REMEDY = "look the code up at https://login.microsoftonline.com/error";

    private static final Set<String> OF_THE_CLIENT = Set.of(
            "invalid_client",
            "unauthorized_client",
            "invalid_scope",
            "invalid_target",
            "invalid_resource",
            "invalid_request",
            "unsupported_grant_type",
            "unsupported_token_type");

    private ErrorTable() {}

    /**
     * What an error means.
     *
     * @param scopes those that were asked for
     */
    static OnBehalfOfProblem problem(TokenError error, Set<String> scopes) {
        String code = error.code();
        String id = error.correlationId();
        return switch (meaning(error)) {
            case CONSENT -> new ConsentRequired(scopes, code, id);
            case CLAIMS ->
                error.claims()
                        .<OnBehalfOfProblem>map(claims -> new ClaimsRequired(claims, code, id))
                        .orElseGet(() -> new SignInAgain(code, id));
            case BLOCKED -> new Blocked(code, id);
            case SIGN_IN -> new SignInAgain(code, id);
            case APP_ONLY -> new UserTokenRequired();
            case OPERATOR -> new Misconfigured(code, id);
            case THROTTLED -> new Throttled(error.retryAfter().orElse(USUAL_WAIT), code, id);
            case UNAVAILABLE -> new Unavailable(code, id);
        };
    }

    /** What the operator has to do about an error that is {@link Misconfigured}. */
    static String remedy(TokenError error) {
        if (error.number() == 0) {
            return "the token endpoint answers " + error.status() + " " + error.error()
                    + ": check the client, its right to exchange tokens, and mcp.auth.obo.downstream.*";
        }
        return REMEDIES.getOrDefault(error.number(), UNKNOWN_REMEDY);
    }

    private static Meaning meaning(TokenError error) {
        if (error.status() == 429) {
            return Meaning.THROTTLED;
        }
        if (error.status() >= 500 || error.status() < 400) {
            return error.retryAfter().isPresent() ? Meaning.THROTTLED : Meaning.UNAVAILABLE;
        }
        if (REMEDIES.containsKey(error.number())) {
            return Meaning.OPERATOR;
        }
        Meaning meaning = MEANINGS.get(error.number());
        if (meaning != null) {
            return meaning;
        }
        // All of 53000 to 53099 and 530000 to 530099 are conditional access.
        if (error.number() / 100 == 530 || error.number() / 100 == 5300) {
            return Meaning.BLOCKED;
        }
        return byName(error);
    }

    private static Meaning byName(TokenError error) {
        if (error.suberror().equals("consent_required") || error.error().equals("consent_required")) {
            return Meaning.CONSENT;
        }
        if (error.claims().isPresent()) {
            return Meaning.CLAIMS;
        }
        if (OF_THE_CLIENT.contains(error.error())) {
            return Meaning.OPERATOR;
        }
        return switch (error.error()) {
            case "access_denied" -> Meaning.BLOCKED;
            case "invalid_grant", "invalid_token", "interaction_required", "login_required" -> Meaning.SIGN_IN;
            case "temporarily_unavailable", "server_error" -> Meaning.UNAVAILABLE;
            // An error page: whoever answers is not the token endpoint.
            default -> Meaning.OPERATOR;
        };
    }
}
