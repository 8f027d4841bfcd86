package dev.remotemcp.minientra;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What people, and administrators for all of them, have allowed clients to do with APIs. */
public final class Consents {
    private final Set<Consent> given = ConcurrentHashMap.newKeySet();

    Consents() {}

    /** Gives a person's consent. */
    public void grant(User user, Application client, Application api, String... scopes) {
        for (String scope : scopes) {
            given.add(new Consent(Optional.of(user.id()), client.clientId(), api.clientId(), scope));
        }
    }

    /** Gives an administrator's consent for everyone. */
    public void grantForAll(Application client, Application api, String... scopes) {
        for (String scope : scopes) {
            given.add(new Consent(Optional.empty(), client.clientId(), api.clientId(), scope));
        }
    }

    /** Takes back a person's consent; an administrator's stays. */
    public void withdraw(User user, Application client, Application api, String... scopes) {
        for (String scope : scopes) {
            given.remove(new Consent(Optional.of(user.id()), client.clientId(), api.clientId(), scope));
        }
    }

    /** Whether a client may use a scope of an API for a person; a preauthorized client may use all. */
    public boolean isGranted(User user, Application client, Application api, String scope) {
        return api.preauthorizedClients().contains(client.clientId())
                || given.contains(new Consent(Optional.of(user.id()), client.clientId(), api.clientId(), scope))
                || given.contains(new Consent(Optional.empty(), client.clientId(), api.clientId(), scope));
    }

    /** All scopes of an API that a client may use for a person. */
    Set<String> granted(User user, Application client, Application api) {
        List<String> scopes = api.scopes().stream()
                .filter(scope -> isGranted(user, client, api, scope))
                .toList();
        return new LinkedHashSet<>(scopes);
    }

    /** The scopes, if there is consent to all of them; for {@code /.default} those to which there is. */
    RequestedScopes consented(User user, Application client, RequestedScopes asked) {
        Set<String> names = asked.everything() ? granted(user, client, asked.api()) : asked.names();
        boolean all = names.stream()
                .allMatch(name -> asked.openId().contains(name) || isGranted(user, client, asked.api(), name));
        if (names.isEmpty() || !all) {
            throw Refusal.consentRequired().thrown();
        }
        return asked.withNames(names);
    }

    private record Consent(Optional<User.Id> user, String client, String api, String scope) {}
}
