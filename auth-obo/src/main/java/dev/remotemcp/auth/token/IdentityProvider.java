package dev.remotemcp.auth.token;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who makes the access tokens. */
public sealed interface IdentityProvider {
    /** The issuers that clients can get tokens from, the preferred one first (RFC 9728, section 2). */
    List<String> authorizationServers();

    /**
     * Microsoft Entra ID.
     *
     * @param cloud where it runs
     * @param authority what people sign in at; that of the cloud but for tests
     * @param tenantId the server's own directory; empty when it has none that matters
     * @param allowedTenants directories whose tokens are accepted, the own one among them; {@value #ALL} for all of
     *     them
     * @param clientId the server's registration, which is the audience of its tokens
     * @param tokenVersions versions that are accepted, of {@code 1.0} and {@code 2.0}
     * @param jwksUri where it publishes its keys
     */
    record Entra(
            Cloud cloud,
            String authority,
            Optional<String> tenantId,
            Set<String> allowedTenants,
            String clientId,
            Set<String> tokenVersions,
            URI jwksUri)
            implements IdentityProvider {
        /** Stands for all directories there are. */
        public static final String ALL = "*";

        /** Copies the collections. */
        public Entra {
            allowedTenants = Set.copyOf(allowedTenants);
            tokenVersions = Set.copyOf(tokenVersions);
        }

        /** The issuer of tokens of version 2.0. */
        public String issuer(String tenant) {
            return authority + "/" + tenant + "/v2.0";
        }

        /** Where people of a directory sign in. */
        public URI authorizationEndpoint(String tenant) {
            return URI.create(authority + "/" + tenant + "/oauth2/v2.0/authorize");
        }

        /** Whether tokens of a directory are accepted. */
        public boolean allows(String tenant) {
            return allowedTenants.contains(ALL) || allowedTenants.contains(tenant);
        }

        /** Whether tokens of more directories than the own one are accepted. */
        public boolean multiTenant() {
            return tenantId.isEmpty() || !allowedTenants.equals(Set.of(tenantId.get()));
        }

        /**
         * {@inheritDoc}
         *
         * <p>The own directory's, or those of the allowed ones. Where all are allowed it is that of
         * {@code organizations}, whose metadata names a template for an issuer, which clients that compare the two do
         * not accept.
         */
        @Override
        public List<String> authorizationServers() {
            if (tenantId.isPresent()) {
                return List.of(issuer(tenantId.get()));
            }
            return allowedTenants.contains(ALL)
                    ? List.of(issuer("organizations"))
                    : allowedTenants.stream().sorted().map(this::issuer).toList();
        }
    }

    /**
     * Another provider with tokens that are JWTs, for example Keycloak.
     *
     * @param issuer its name, to the letter as in the tokens
     * @param audience the server's name, one of those in the tokens
     * @param jwksUri where it publishes its keys; empty to ask the issuer, each time that keys are fetched
     * @param algorithms those that may sign, of {@code RS256}, {@code PS256} and {@code ES256}
     * @param rolesClaims where the caller's roles are: names of claims, or paths into them with dots
     */
    record Oidc(String issuer, String audience, Optional<URI> jwksUri, Set<String> algorithms, List<String> rolesClaims)
            implements IdentityProvider {
        /** Copies the collections. */
        public Oidc {
            algorithms = Set.copyOf(algorithms);
            rolesClaims = List.copyOf(rolesClaims);
        }

        @Override
        public List<String> authorizationServers() {
            return List.of(issuer);
        }
    }
}
