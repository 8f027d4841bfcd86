package dev.remotemcp.minientra;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientAssertionTest {
    private static final String ID = "66666666-ffff-4fff-8fff-666666666666";
    private static final String CLUSTER = "https://cluster.example";
    private static final String ACCOUNT = "system:serviceaccount:prod:mcp";

    private final MovableClock clock = new MovableClock();
    private final MiniEntra entra = Registered.builder().clock(clock).start();
    private final OAuthClient client = new OAuthClient(entra);
    private final RSAKey certificate = entra.keys().unpublished();
    private final RSAKey cluster = entra.keys().unpublished();

    ClientAssertionTest() {
        entra.register(Application.builder(ID)
                .certificate(certificate)
                .federatedCredential(CLUSTER, ACCOUNT, cluster)
                .build());
    }

    @AfterEach
    void stop() {
        client.close();
        entra.close();
    }

    private String assertion(String issuer, String subject, RSAKey key, JWSAlgorithm algorithm) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader(algorithm),
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .subject(subject)
                        .audience(entra.tokenEndpoint(entra.tenantId()).toString())
                        .expirationTime(Date.from(clock.instant().plusSeconds(300)))
                        .build());
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    private Reply token(Map<String, String> credentials) {
        Map<String, String> form = new HashMap<>(credentials);
        form.put("grant_type", "client_credentials");
        form.put("client_id", ID);
        form.put("scope", Registered.MCP_URI + "/.default");
        return client.token(form);
    }

    private Reply signed(String assertion) {
        return token(Map.of(
                "client_assertion",
                assertion,
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"));
    }

    @Test
    void aCertificateStandsForTheClient() throws JOSEException {
        assertThat(signed(assertion(ID, ID, certificate, JWSAlgorithm.PS256)).status())
                .isEqualTo(200);
    }

    @Test
    void anIssuerWithAFederatedCredentialVouchesForTheClient() throws JOSEException {
        assertThat(signed(assertion(CLUSTER, ACCOUNT, cluster, JWSAlgorithm.RS256))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anotherKeyOrSubjectIsRefused() throws JOSEException {
        assertThat(signed(assertion(ID, ID, cluster, JWSAlgorithm.RS256)).code())
                .isEqualTo(700027);
        assertThat(signed(assertion(CLUSTER, "system:serviceaccount:dev:mcp", cluster, JWSAlgorithm.RS256))
                        .code())
                .isEqualTo(700213);
        assertThat(signed("no token").code()).isEqualTo(50027);
    }

    @Test
    void anAssertionExpires() throws JOSEException {
        String assertion = assertion(ID, ID, certificate, JWSAlgorithm.RS256);
        clock.advance(Duration.ofMinutes(5));

        assertThat(signed(assertion).code()).isEqualTo(700024);
    }

    @Test
    void aClientWithoutSecretHasNoneToGuess() {
        assertThat(token(Map.of("client_secret", "guessed")).code()).isEqualTo(7000215);
        assertThat(token(Map.of()).code()).isEqualTo(7000218);
    }
}
