package dev.remotemcp.minientra;

import java.util.Optional;

/** Exchanges a token that a person sent to an API for one that the API may use on the person's behalf. */
final class OnBehalfOf {
    private final Directory directory;
    private final ClientAuthentication clients;
    private final TokenReader reader;
    private final RequestedScopes.Reader scopes;
    private final Consents consents;
    private final Sessions sessions;
    private final TokenAnswers answers;

    OnBehalfOf(
            Directory directory,
            ClientAuthentication clients,
            TokenReader reader,
            RequestedScopes.Reader scopes,
            Consents consents,
            Sessions sessions,
            TokenAnswers answers) {
        this.directory = directory;
        this.clients = clients;
        this.reader = reader;
        this.scopes = scopes;
        this.consents = consents;
        this.sessions = sessions;
        this.answers = answers;
    }

    Answer answer(String tenantId, Request request) {
        Application client = clients.confidentialClient(request);
        if (!request.required("requested_token_use").equals("on_behalf_of")) {
            throw Refusal.invalidRequest(90023, "The requested_token_use must be 'on_behalf_of'.")
                    .thrown();
        }
        TokenReader.Read assertion = reader.read(request.required("assertion"));
        checkAudience(assertion, client);
        if (assertion.isAppOnly()) {
            throw Refusal.invalidGrant(
                            7000114,
                            "Application '" + assertion.text("appid") + assertion.text("azp")
                                    + "' is not allowed to make application on-behalf-of calls.")
                    .thrown();
        }
        User user = directory
                .user(tenantId, assertion.text("oid"))
                .filter(person -> person.tenantId().equals(assertion.text("tid")))
                .orElseThrow(() -> Refusal.invalidGrant(50034, "The user account does not exist in the directory.")
                        .thrown());
        String session = assertion.text("sid");
        if (!session.isEmpty() && !session.equals(sessions.of(user))) {
            throw Refusal.grantRevoked().thrown();
        }
        return answers.forUser(
                user, client, consents.consented(user, client, scopes.read(request)), Optional.empty(), request);
    }

    private static void checkAudience(TokenReader.Read assertion, Application client) {
        boolean ours = assertion.audience().stream()
                .allMatch(audience -> audience.equals(client.clientId())
                        || client.identifierUris().contains(audience));
        if (!ours || assertion.audience().isEmpty()) {
            throw Refusal.wrongAudience().thrown();
        }
    }
}
