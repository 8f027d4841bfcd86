package dev.remotemcp.minientra;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TokenBuilderTest {
    private final MovableClock clock = new MovableClock();
    private final MiniEntra entra = Registered.builder()
            .clock(clock)
            .users(User.alice(MiniEntra.TENANT).withRoles("Mcp.Admin", "Unrelated"))
            .start();
    private final User alice = entra.user("Alice");

    @AfterEach
    void stop() {
        entra.close();
    }

    private TokenBuilder token() {
        return entra.accessToken(alice, Registered.MCP);
    }

    private static JsonNode part(String compact, int index) {
        return JsonMapper.shared().readTree(text(compact, index));
    }

    private static String text(String compact, int index) {
        return new Base64URL(compact.split("\\.", -1)[index]).decodeToString();
    }

    @Test
    void aTokenOfVersion2HasTheClientIdForItsAudience() {
        JsonNode claims = part(token().mint(), 1);

        assertThat(claims.path("ver").asString()).isEqualTo("2.0");
        assertThat(claims.path("iss").asString()).isEqualTo(entra.issuer());
        assertThat(claims.path("aud").asString()).isEqualTo(Registered.MCP.clientId());
        assertThat(claims.path("azp").asString()).isEqualTo(MiniEntra.VS_CODE);
        assertThat(claims.path("tid").asString()).isEqualTo(MiniEntra.TENANT);
        assertThat(claims.path("scp").asString()).isEqualTo("mcp.access mail.read");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(3600);
        assertThat(claims.has("appid")).isFalse();
        assertThat(claims.has("unique_name")).isFalse();
    }

    @Test
    void aTokenOfVersion1HasTheOlderClaims() {
        JsonNode claims = part(entra.accessToken(alice, Registered.NEIGHBOUR).mint(), 1);

        assertThat(claims.path("ver").asString()).isEqualTo("1.0");
        assertThat(claims.path("iss").asString()).isEqualTo("https://sts.windows.net/" + MiniEntra.TENANT + "/");
        assertThat(claims.path("aud").asString()).isEqualTo("api://neighbour");
        assertThat(claims.path("appid").asString()).isEqualTo(MiniEntra.VS_CODE);
        assertThat(claims.path("unique_name").asString()).isEqualTo(alice.username());
        assertThat(claims.has("azp")).isFalse();
    }

    @Test
    void rolesAreThoseOfThePersonThatTheApiDefines() {
        assertThat(part(token().mint(), 1).path("roles").valueStream().map(JsonNode::asString))
                .containsExactly("Mcp.Admin");
    }

    @Test
    void aTokenForAClientItselfHasNoScopesAndNobodysName() {
        JsonNode claims =
                part(entra.appOnlyToken(Registered.DAEMON, Registered.MCP).mint(), 1);

        assertThat(claims.has("scp")).isFalse();
        assertThat(claims.has("name")).isFalse();
        assertThat(claims.path("oid").asString()).isEqualTo(claims.path("sub").asString());
        assertThat(claims.path("azp").asString()).isEqualTo(Registered.DAEMON.clientId());
        assertThat(claims.path("azpacr").asString()).isEqualTo("1");
    }

    @Test
    void theSubjectDiffersFromApiToApiAndTheObjectIdDoesNot() {
        JsonNode one = part(token().mint(), 1);
        JsonNode other = part(entra.accessToken(alice, Registered.NEIGHBOUR).mint(), 1);

        assertThat(one.path("sub").asString()).isNotEqualTo(other.path("sub").asString());
        assertThat(one.path("oid").asString()).isEqualTo(other.path("oid").asString());
    }

    @Test
    void anyClaimAndHeaderCanBeChangedOrLeftOut() {
        String compact = token().issuer("https://elsewhere.example/v2.0")
                .audience("one", "two")
                .expiresAt(Instant.EPOCH)
                .claim("groups", List.of("g"))
                .claim("cnf", Map.of("kid", "k"))
                .withoutClaim("tid")
                .kid("../../x")
                .typ("logout+jwt")
                .header("crit", List.of("exp"))
                .mint();

        JsonNode header = part(compact, 0);
        JsonNode claims = part(compact, 1);
        assertThat(header.path("kid").asString()).isEqualTo("../../x");
        assertThat(header.path("typ").asString()).isEqualTo("logout+jwt");
        assertThat(header.path("crit").path(0).asString()).isEqualTo("exp");
        assertThat(claims.path("iss").asString()).isEqualTo("https://elsewhere.example/v2.0");
        assertThat(claims.path("aud").path(1).asString()).isEqualTo("two");
        assertThat(claims.path("exp").asLong()).isZero();
        assertThat(claims.path("cnf").path("kid").asString()).isEqualTo("k");
        assertThat(claims.has("tid")).isFalse();
        assertThat(part(token().withoutHeader("kid").mint(), 0).has("kid")).isFalse();
    }

    @Test
    void theTextOfTheClaimsCanBeWhatNoMapperWrites() {
        String compact = token().payload(json -> json.replaceFirst("\\{", "{\"aud\":\"other\","))
                .mint();

        assertThat(text(compact, 1)).startsWith("{\"aud\":\"other\",\"aud\":");
    }

    @Test
    void theSignatureFollowsTheAlgorithmThatTheHeaderNames() {
        assertThat(token().alg("nOnE").mint()).endsWith(".");
        assertThat(signatureBytes("HS256")).isEqualTo(32);
        assertThat(signatureBytes("ES256")).isEqualTo(64);
        assertThat(signatureBytes("PS256")).isEqualTo(256);
        assertThat(signatureBytes("RS512")).isEqualTo(256);
        assertThat(signatureBytes("made-up")).isEqualTo(256);
    }

    private int signatureBytes(String alg) {
        return new Base64URL(token().alg(alg).mint().split("\\.", -1)[2]).decode().length;
    }

    @Test
    void aTokenSignedByAnotherKeyNamesThatKey() {
        var other = entra.keys().unpublished();

        assertThat(part(token().signedBy(other).mint(), 0).path("kid").asString())
                .isEqualTo(other.getKeyID());
    }
}
