package dev.remotemcp.auth.token;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * What this server takes of Entra.
 *
 * @param authority the cloud's sign-in host, without a slash at the end
 * @param tenants GUIDs; {@code *} for all
 * @param clientId the audience of tokens of version 2.0
 * @param appIdUri the other audience of tokens of version 1.0
 * @param versions of tokens
 */
record EntraRules(String authority, Set<String> tenants, String clientId, String appIdUri, Set<String> versions) {
    boolean allows(String tenant) {
        return tenants.contains("*") || tenants.contains(tenant);
    }

    String issuer(String version, String tenant) {
        return version.equals("1.0") ? "https://sts.windows.net/" + tenant + "/" : authority + "/" + tenant + "/v2.0";
    }

    Set<String> audiences(String version) {
        return version.equals("1.0") ? Set.of(clientId, appIdUri) : Set.of(clientId);
    }

    /** The one tenant, or where those of several sign in. */
    String signInTenant() {
        return tenants.size() == 1 && !tenants.contains("*") ? tenants.iterator().next() : "common";
    }

    KeyLocation keys() {
        return new KeyLocation(
                authority + "/" + signInTenant() + "/v2.0",
                Optional.of(URI.create(authority + "/" + signInTenant() + "/discovery/v2.0/keys")));
    }
}
