package dev.remotemcp.minientra;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SigningKeysTest {
    private static final String OTHER_TENANT = "99999999-9999-4999-8999-999999999999";

    private final MiniEntra entra = Registered.builder().start();
    private final OAuthClient client = new OAuthClient(entra);

    @AfterEach
    void stop() {
        client.close();
        entra.close();
    }

    private List<String> kids(String tenant) {
        return client.get(entra.keysUri(tenant))
                .json()
                .path("keys")
                .valueStream()
                .map(key -> key.path("kid").asString())
                .toList();
    }

    @Test
    void aTokenIsVerifiedWithThePublishedKey() throws ParseException, JOSEException {
        SignedJWT token = SignedJWT.parse(
                entra.accessToken(entra.user("Alice"), Registered.MCP).mint());

        JWKSet published = JWKSet.parse(client.get(entra.keysUri("common")).body());
        RSAKey key = published.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();

        assertThat(key.isPrivate()).isFalse();
        assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
    }

    @Test
    void aKeyNamesTheIssuerItMaySignFor() {
        JsonNode key =
                client.get(entra.keysUri(entra.tenantId())).json().path("keys").path(0);

        assertThat(key.path("issuer").asString()).isEqualTo(entra.baseUri() + "/{tenantid}/v2.0");
        assertThat(key.path("use").asString()).isEqualTo("sig");
    }

    @Test
    void afterARotationTheOldKeyStaysUntilItIsRetired() {
        String old = entra.keys().current().getKeyID();

        String fresh = entra.keys().rotate().getKeyID();

        assertThat(kids("common")).containsExactly(old, fresh);
        assertThat(entra.keys().current().getKeyID()).isEqualTo(fresh);
        entra.keys().retire();
        assertThat(kids("common")).containsExactly(fresh);
    }

    @Test
    void aKeyOfOneTenantIsNotPublishedForAnother() {
        RSAKey key = entra.keys().publishFor(OTHER_TENANT);

        assertThat(kids(entra.tenantId())).doesNotContain(key.getKeyID());
        assertThat(kids("common")).contains(key.getKeyID());
        assertThat(client.get(entra.keysUri("common"))
                        .json()
                        .path("keys")
                        .path(1)
                        .path("issuer")
                        .asString())
                .isEqualTo(entra.issuer(OTHER_TENANT));
    }

    @Test
    void namingTheKeysDoesNotShowThem() {
        assertThat(entra.keys()).hasToString("[" + entra.keys().current().getKeyID() + "]");
    }
}
