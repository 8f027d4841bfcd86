package dev.remotemcp.minientra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a client finds out by itself before it signs anyone in. */
final class Metadata {
    private final Authority authority;
    private final Mode mode;

    Metadata(Authority authority, Mode mode) {
        this.authority = authority;
        this.mode = mode;
    }

    /** The document of a tenant; that of {@code common} has a template for an issuer. */
    Map<String, Object> document(String tenantId) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("token_endpoint", authority.token(tenantId));
        document.put(
                "token_endpoint_auth_methods_supported",
                mode == Mode.LENIENT
                        ? List.of("client_secret_post", "private_key_jwt", "client_secret_basic", "none")
                        : List.of("client_secret_post", "private_key_jwt", "client_secret_basic"));
        document.put("jwks_uri", authority.keys(tenantId));
        document.put("response_modes_supported", List.of("query"));
        document.put("subject_types_supported", List.of("pairwise"));
        document.put("id_token_signing_alg_values_supported", List.of("RS256"));
        document.put("response_types_supported", List.of("code"));
        document.put("scopes_supported", List.of("openid", "profile", "email", "offline_access"));
        document.put(
                "issuer",
                tenantId.equals("common") ? authority.issuerTemplate() : authority.issuer(tenantId, TokenVersion.V2));
        document.put("authorization_endpoint", authority.authorization(tenantId));
        document.put(
                "claims_supported",
                List.of("sub", "iss", "aud", "exp", "iat", "nonce", "preferred_username", "name", "tid", "ver"));
        if (mode == Mode.LENIENT) {
            document.put("code_challenge_methods_supported", List.of("S256"));
            document.put("grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials"));
            document.put("registration_endpoint", authority.registration(tenantId));
        }
        return document;
    }
}
