package dev.remotemcp.minientra;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;

/** Lets a person pick an account, and sends them back to the client with a code. */
final class AuthorizeEndpoint {
    private final Directory directory;
    private final RequestedScopes.Reader scopes;
    private final Grants grants;
    private final Consents consents;
    private final Sessions sessions;

    AuthorizeEndpoint(
            Directory directory, RequestedScopes.Reader scopes, Grants grants, Consents consents, Sessions sessions) {
        this.directory = directory;
        this.scopes = scopes;
        this.grants = grants;
        this.consents = consents;
        this.sessions = sessions;
    }

    Answer answer(String tenantId, Request request) {
        Application client;
        String redirectUri;
        try {
            client = client(request);
            redirectUri = redirectUri(client, request);
        } catch (RefusedException refused) {
            // Nobody is sent to a URI that is not known to be the client's.
            return Answer.html(400, SignInPage.error(refused.refusal().description()));
        }
        try {
            RequestedScopes asked = read(client, request);
            if (!request.method().equals("POST")) {
                Map<String, String> hidden = new LinkedHashMap<>(request.parameters());
                hidden.remove("user");
                return Answer.html(
                        200, SignInPage.picker(request.path(), client, asked, directory.users(tenantId), hidden));
            }
            Optional<User> user = request.parameter("user").flatMap(id -> directory.user(tenantId, id));
            return user.map(person -> signedIn(person, client, redirectUri, asked, request))
                    .orElseGet(() -> Answer.html(400, SignInPage.error("There is no such account in this tenant.")));
        } catch (RefusedException refused) {
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put("error", refused.refusal().error());
            parameters.put("error_description", refused.refusal().description());
            return back(redirectUri, parameters, request);
        }
    }

    private Application client(Request request) {
        return directory
                .application(request.required("client_id"))
                .orElseThrow(() -> Refusal.unknownApplication().thrown());
    }

    private static String redirectUri(Application client, Request request) {
        String uri = request.required("redirect_uri");
        if (!client.redirectsTo(uri)) {
            throw Refusal.invalidRequest(
                            50011,
                            "The redirect URI '" + uri + "' specified in the request does not match the redirect URIs"
                                    + " configured for the application '" + client.clientId() + "'.")
                    .thrown();
        }
        return uri;
    }

    private RequestedScopes read(Application client, Request request) {
        if (!request.required("response_type").equals("code")) {
            throw Refusal.refusal(
                            400, "unsupported_response_type", 700054, "The response_type is not enabled: use 'code'.")
                    .thrown();
        }
        boolean challenged = request.parameter("code_challenge").isPresent();
        if (challenged
                && !request.parameter("code_challenge_method").orElse("plain").equals("S256")) {
            throw Refusal.invalidRequest(90023, "The code_challenge_method must be 'S256'.")
                    .thrown();
        }
        if (!challenged && !client.isConfidential()) {
            throw Refusal.invalidRequest(
                            9002325, "Proof Key for Code Exchange is required for authorization code redemption.")
                    .thrown();
        }
        RequestedScopes asked = scopes.read(request);
        if (request.parameter("prompt").orElse("").equals("none")) {
            throw Refusal.refusal(
                            400, "login_required", 50058, "A silent sign-in request was sent but no user is signed in.")
                    .thrown();
        }
        return asked.everything()
                ? asked.withNames(new LinkedHashSet<>(asked.api().scopes()))
                : asked;
    }

    private Answer signedIn(User user, Application client, String redirectUri, RequestedScopes asked, Request request) {
        consents.grant(user, client, asked.api(), asked.names().toArray(String[]::new));
        String code = grants.issue(new Grants.Code(
                user,
                client.clientId(),
                redirectUri,
                request.parameter("code_challenge"),
                asked,
                request.parameter("nonce"),
                sessions.of(user),
                grants.codeExpiry()));
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("code", code);
        return back(redirectUri, parameters, request);
    }

    private static Answer back(String redirectUri, Map<String, String> parameters, Request request) {
        request.parameter("state").ifPresent(state -> parameters.put("state", state));
        StringBuilder location = new StringBuilder(redirectUri);
        char separator = redirectUri.contains("?") ? '&' : '?';
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            location.append(separator)
                    .append(parameter.getKey())
                    .append('=')
                    .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
            separator = '&';
        }
        return Answer.redirect(location.toString());
    }
}
