package dev.remotemcp.minientra;

import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A registered application: an API, a client of APIs, or both.
 *
 * @param clientId the id, a GUID
 * @param name the name to show
 * @param identifierUris the URIs that qualify its scopes
 * @param scopes the short names of the scopes it exposes
 * @param appRoles the app roles it defines
 * @param redirectUris where a person may be sent back to
 * @param secret the client secret
 * @param clientKeys what it may sign assertions with; without those and a secret it is a public client
 * @param preauthorizedClients the client ids that need no consent for its scopes
 * @param grantedRoles the app roles of other APIs granted to it, for client credentials
 * @param tokenVersion the format of the tokens issued for it
 */
public record Application(
        String clientId,
        String name,
        Set<String> identifierUris,
        Set<String> scopes,
        Set<String> appRoles,
        Set<String> redirectUris,
        Optional<String> secret,
        Set<ClientKey> clientKeys,
        Set<String> preauthorizedClients,
        Set<String> grantedRoles,
        TokenVersion tokenVersion) {
    /** Microsoft Graph, which every {@link MiniEntra} knows. */
    public static final Application GRAPH = builder("00000003-0000-0000-c000-000000000000")
            .name("Microsoft Graph")
            .identifierUri("https://graph.microsoft.com")
            .scopes("User.Read", "Mail.Read", "Mail.Send", "Files.Read", "Calendars.Read")
            .appRoles("User.Read.All", "Mail.Read")
            .tokenVersion(TokenVersion.V1)
            .build();

    /** Copies the sets and keeps their order: the first identifier URI is the one that tokens name by default. */
    public Application {
        identifierUris = copy(identifierUris);
        scopes = copy(scopes);
        appRoles = copy(appRoles);
        redirectUris = copy(redirectUris);
        clientKeys = copy(clientKeys);
        preauthorizedClients = copy(preauthorizedClients);
        grantedRoles = copy(grantedRoles);
    }

    private static <T> Set<T> copy(Set<T> set) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(set));
    }

    /** Starts a registration. */
    public static Builder builder(String clientId) {
        return new Builder(clientId);
    }

    /** Whether it authenticates, with a secret or a key. */
    public boolean isConfidential() {
        return secret.isPresent() || !clientKeys.isEmpty();
    }

    /** The same application with one identifier URI more. */
    public Application withIdentifierUri(String uri) {
        Set<String> uris = new LinkedHashSet<>(identifierUris);
        uris.add(checked(uri));
        return new Application(
                clientId,
                name,
                uris,
                scopes,
                appRoles,
                redirectUris,
                secret,
                clientKeys,
                preauthorizedClients,
                grantedRoles,
                tokenVersion);
    }

    /** Whether a person may be sent to a URI; the port of a loopback redirect is up to the client (RFC 8252, 7.3). */
    boolean redirectsTo(String uri) {
        return redirectUris.contains(uri)
                || redirectUris.stream().anyMatch(registered -> sameButForLoopbackPort(registered, uri));
    }

    private static boolean sameButForLoopbackPort(String registered, String asked) {
        try {
            URI one = URI.create(registered);
            URI other = URI.create(asked);
            return "http".equals(one.getScheme())
                    && ("localhost".equals(one.getHost()) || "127.0.0.1".equals(one.getHost()))
                    && withoutPort(one).equals(withoutPort(other));
        } catch (IllegalArgumentException notUri) {
            return false;
        }
    }

    private static List<String> withoutPort(URI uri) {
        return List.of(
                String.valueOf(uri.getScheme()),
                String.valueOf(uri.getRawUserInfo()),
                String.valueOf(uri.getHost()),
                String.valueOf(uri.getRawPath()),
                String.valueOf(uri.getRawQuery()),
                String.valueOf(uri.getRawFragment()));
    }

    private static String checked(String identifierUri) {
        if (identifierUri.endsWith("/")) {
            throw new IllegalArgumentException(
                    "Entra refuses the identifier URI '" + identifierUri + "': remove the slash at its end");
        }
        return identifierUri;
    }

    /** Names it without its secret. */
    @Override
    public String toString() {
        return name + " (" + clientId + ")";
    }

    /** A registration in the making. */
    public static final class Builder {
        private final String clientId;
        private String name;
        private final Set<String> identifierUris = new LinkedHashSet<>();
        private final Set<String> scopes = new LinkedHashSet<>();
        private final Set<String> appRoles = new LinkedHashSet<>();
        private final Set<String> redirectUris = new LinkedHashSet<>();
        private Optional<String> secret = Optional.empty();
        private final Set<ClientKey> clientKeys = new LinkedHashSet<>();
        private final Set<String> preauthorizedClients = new LinkedHashSet<>();
        private final Set<String> grantedRoles = new LinkedHashSet<>();
        private TokenVersion tokenVersion = TokenVersion.V2;

        private Builder(String clientId) {
            this.clientId = clientId;
            this.name = clientId;
        }

        /** Sets the name to show; the client id by default. */
        public Builder name(String shown) {
            name = shown;
            return this;
        }

        /** Adds a URI that qualifies the scopes; Entra refuses one that ends in a slash. */
        public Builder identifierUri(String uri) {
            identifierUris.add(checked(uri));
            return this;
        }

        /** Adds scopes by their short names. */
        public Builder scopes(String... names) {
            scopes.addAll(List.of(names));
            return this;
        }

        /** Adds app roles that this API defines. */
        public Builder appRoles(String... names) {
            appRoles.addAll(List.of(names));
            return this;
        }

        /** Adds a redirect URI. */
        public Builder redirectUri(String uri) {
            redirectUris.add(uri);
            return this;
        }

        /** Makes it a confidential client. */
        public Builder secret(String value) {
            secret = Optional.of(value);
            return this;
        }

        /** Makes it a confidential client that signs assertions with the key of its own certificate. */
        public Builder certificate(RSAKey key) {
            return federatedCredential(clientId, clientId, key);
        }

        /** Makes it a confidential client that presents the assertions of another issuer, such as a cluster's. */
        public Builder federatedCredential(String issuer, String subject, RSAKey key) {
            clientKeys.add(new ClientKey(issuer, subject, key));
            return this;
        }

        /** Adds clients that need no consent for the scopes of this API. */
        public Builder preauthorize(String... clientIds) {
            preauthorizedClients.addAll(List.of(clientIds));
            return this;
        }

        /** Adds app roles of other APIs that are granted to this client. */
        public Builder grantedRoles(String... names) {
            grantedRoles.addAll(List.of(names));
            return this;
        }

        /** Sets the format of the tokens for this API; version 2 by default. */
        public Builder tokenVersion(TokenVersion version) {
            tokenVersion = version;
            return this;
        }

        /** The registration. */
        public Application build() {
            return new Application(
                    clientId,
                    name,
                    identifierUris,
                    scopes,
                    appRoles,
                    redirectUris,
                    secret,
                    clientKeys,
                    preauthorizedClients,
                    grantedRoles,
                    tokenVersion);
        }
    }
}
