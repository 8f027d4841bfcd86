package dev.remotemcp.minientra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StrictnessTest {
    private final MiniEntra strict = Registered.builder().start();
    private final MiniEntra lenient = Registered.builder().mode(Mode.LENIENT).start();
    private final OAuthClient strictly = new OAuthClient(strict);
    private final OAuthClient leniently = new OAuthClient(lenient);

    @AfterEach
    void stop() {
        strictly.close();
        leniently.close();
        strict.close();
        lenient.close();
    }

    @Test
    void strictMetadataIsOpenIdOnlyAndSaysNothingOfPkceOrRegistration() {
        JsonNode document = strictly.get(URI.create(strict.issuer() + "/.well-known/openid-configuration"))
                .json();

        assertThat(document.path("issuer").asString()).isEqualTo(strict.issuer());
        assertThat(document.path("jwks_uri").asString())
                .isEqualTo(strict.keysUri(strict.tenantId()).toString());
        assertThat(document.has("code_challenge_methods_supported")).isFalse();
        assertThat(document.has("registration_endpoint")).isFalse();
        assertThat(strictly.get("/.well-known/oauth-authorization-server/" + strict.tenantId() + "/v2.0")
                        .status())
                .isEqualTo(404);
        assertThat(strictly.get("/.well-known/openid-configuration/" + strict.tenantId() + "/v2.0")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void lenientMetadataSaysAllThatClientsLookFor() {
        JsonNode document = leniently
                .get("/.well-known/oauth-authorization-server/" + lenient.tenantId() + "/v2.0")
                .json();

        assertThat(document.path("issuer").asString()).isEqualTo(lenient.issuer());
        assertThat(document.path("code_challenge_methods_supported").path(0).asString())
                .isEqualTo("S256");
        assertThat(document.path("registration_endpoint").asString()).startsWith("http://127.0.0.1:");
    }

    @Test
    void theIssuerOfNoTenantInParticularIsATemplate() {
        assertThat(strictly.get("/common/v2.0/.well-known/openid-configuration").text("issuer"))
                .isEqualTo(strict.baseUri() + "/{tenantid}/v2.0");
    }

    @Test
    void strictlyAScopeOfAnotherApiNeedsItsPrefix() {
        Map<String, String> error = strictly.pick(strict.user("Alice"), OAuthClient.signIn("mcp.access"))
                .redirected();

        assertThat(error.get("error_description")).startsWith("AADSTS650053");
    }

    @Test
    void lenientlyABareScopeIsTakenForTheApiThatExposesIt() {
        Reply reply = leniently.signedIn(lenient.user("Alice"), "mcp.access");

        assertThat(reply.text("scope")).isEqualTo(Registered.MCP_SCOPE);
    }

    @Test
    void strictlyTheResourceIsAnIdentifierUriOfTheScopesApi() {
        User alice = strict.user("Alice");
        Map<String, String> request = OAuthClient.signIn(Registered.MCP_SCOPE);
        for (String other : new String[] {Registered.MCP_URI + "/", "https://mcp.contoso.example", "api://neighbour"}) {
            request.put("resource", other);
            assertThat(strictly.pick(alice, request).redirected().get("error_description"))
                    .startsWith("AADSTS9010010");
        }

        request.put("resource", Registered.MCP_URI);

        assertThat(strictly.pick(alice, request).redirected()).containsKey("code");
    }

    @Test
    void strictlyTheResourceIsCheckedAtTheTokenEndpointToo() {
        String code = strictly.pick(strict.user("Alice"), OAuthClient.signIn(Registered.MCP_SCOPE))
                .redirected()
                .get("code");
        Map<String, String> redemption = OAuthClient.redemption(code);
        redemption.put("resource", "https://elsewhere.example/mcp");

        Reply reply = strictly.token(redemption);

        assertThat(reply.code()).isEqualTo(9010010);
    }

    @Test
    void lenientlyAnyResourceWillDo() {
        Map<String, String> request = OAuthClient.signIn(Registered.MCP_SCOPE);
        request.put("resource", "http://localhost:8080/mcp");

        assertThat(leniently.pick(lenient.user("Alice"), request).redirected()).containsKey("code");
    }

    @Test
    void scopesOfTwoApisDoNotMix() {
        Map<String, String> error = strictly.pick(
                        strict.user("Alice"), OAuthClient.signIn(Registered.MCP_SCOPE + " " + Registered.GRAPH_SCOPE))
                .redirected();

        assertThat(error.get("error_description")).startsWith("AADSTS28000");
    }

    @Test
    void strictlyNobodyRegisters() {
        URI registration = URI.create(strict.baseUri() + "/" + strict.tenantId() + "/oauth2/v2.0/register");

        assertThat(strictly.postJson(registration, "{\"redirect_uris\":[\"http://localhost/cb\"]}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void lenientlyAClientRegistersAndSignsInAtOnce() {
        URI registration = URI.create(lenient.baseUri() + "/" + lenient.tenantId() + "/oauth2/v2.0/register");
        Reply registered = leniently.postJson(
                registration, "{\"client_name\":\"Inspector\",\"redirect_uris\":[\"http://localhost/cb\"]}");
        assertThat(registered.status()).isEqualTo(201);
        Map<String, String> request = OAuthClient.signIn(Registered.MCP_SCOPE);
        request.put("client_id", registered.text("client_id"));
        request.put("redirect_uri", "http://localhost:6274/cb");

        Map<String, String> redemption = OAuthClient.redemption(
                leniently.pick(lenient.user("Bob"), request).redirected().get("code"));
        redemption.put("client_id", registered.text("client_id"));
        redemption.put("redirect_uri", "http://localhost:6274/cb");

        assertThat(leniently.token(redemption).status()).isEqualTo(200);
    }

    @Test
    void aRegistrationWithoutRedirectUriOrJsonIsRefused() {
        URI registration = URI.create(lenient.baseUri() + "/" + lenient.tenantId() + "/oauth2/v2.0/register");

        assertThat(leniently.postJson(registration, "{}").text("error")).isEqualTo("invalid_redirect_uri");
        assertThat(leniently.postJson(registration, "{").text("error")).isEqualTo("invalid_client_metadata");
    }

    @Test
    void anIdentifierUriDoesNotEndInASlash() {
        assertThatThrownBy(() -> Application.builder("id").identifierUri("https://mcp.contoso.example/"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("slash");
    }

    @Test
    void anUnknownTenantIsRefused() {
        assertThat(strictly.get("/99999999-9999-4999-8999-999999999999/v2.0/.well-known/openid-configuration")
                        .code())
                .isEqualTo(90002);
    }

    @Test
    void strictlyABareScopeOfGraphIsGraphs() {
        Reply reply = strictly.signedIn(strict.user("Alice"), "User.Read");

        assertThat(reply.text("scope")).isEqualTo(Registered.GRAPH_SCOPE);
    }

    @Test
    void lenientlyAClientThatNamesOnlyTheResourceGetsAllScopesOfItsApi() {
        Map<String, String> request = OAuthClient.signIn("openid");
        request.put("resource", Registered.MCP_URI);

        Reply reply = leniently.token(OAuthClient.redemption(
                leniently.pick(lenient.user("Alice"), request).redirected().get("code")));

        assertThat(lenient.reader().read(reply.text("access_token")).scopes())
                .containsExactlyInAnyOrder("mcp.access", "mail.read");
    }

    @Test
    void lenientlyPagesOfOtherOriginsMayAsk() {
        assertThat(leniently.options(lenient.tokenEndpoint(lenient.tenantId())).header("Access-Control-Allow-Origin"))
                .isEqualTo("*");
        assertThat(leniently.token(Map.of()).header("Access-Control-Allow-Origin"))
                .isEqualTo("*");
        assertThat(strictly.token(Map.of()).header("Access-Control-Allow-Origin"))
                .isEmpty();
    }
}
