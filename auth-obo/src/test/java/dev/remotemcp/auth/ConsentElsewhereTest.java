package dev.remotemcp.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.remotemcp.auth.obo.ExchangeOutcome;
import dev.remotemcp.auth.obo.ExchangeRequest;
import dev.remotemcp.auth.obo.OnBehalfOfProblem;
import dev.remotemcp.auth.obo.TokenExchanger;
import dev.remotemcp.minientra.MiniEntra;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A consent that is missing where this server has no page for it. */
final class ConsentElsewhereTest {
    private final WireMockServer provider =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

    /** An application's own exchange, to which nobody has consented. */
    @Singleton
    @Requires(property = "test.no-consent")
    static final class NoConsent implements TokenExchanger {
        @Override
        public ExchangeOutcome exchange(ExchangeRequest request) {
            return new ExchangeOutcome.Failed(
                    new OnBehalfOfProblem.ConsentRequired(request.target().scopes(), "", ""));
        }
    }

    @BeforeEach
    void start() {
        provider.start();
        provider.stubFor(any(anyUrl())
                .willReturn(jsonResponse("{\"error\":\"invalid_grant\",\"suberror\":\"consent_required\"}", 400)));
    }

    @AfterEach
    void stop() {
        provider.stop();
    }

    @Test
    void withAnotherProviderNobodyIsSentToAPageThatIsNotHere() throws Exception {
        try (SignInServer server = new SignInServer(this::withAnotherProvider)) {
            consentIsGivenElsewhere(server);
        }
    }

    @Test
    void withAnExchangeOfTheApplicationsOwnAndNoCredentialItIsTheSame() throws Exception {
        try (SignInServer server = new SignInServer(entra -> {
            Map<String, Object> properties = graph();
            properties.put("test.no-consent", true);
            properties.put("mcp.auth.obo.downstream.graph.scopes", "Mail.Read");
            return properties;
        })) {
            consentIsGivenElsewhere(server);
        }
    }

    private static void consentIsGivenElsewhere(SignInServer server) throws Exception {
        for (String capabilities : new String[] {"{}", "{\"elicitation\":{\"url\":{}}}"}) {
            HttpResponse<String> answer = server.send(server.request(
                    "tools/call",
                    "\"name\":\"my_token\",\"arguments\":{}",
                    capabilities,
                    server.token().mint()));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonNode result = new JsonMapper().readTree(answer.body()).path("result");
            assertThat(result.path("isError").asBoolean()).as(answer.body()).isTrue();
            assertThat(result.path("_meta").path("error").asString()).isEqualTo("consent_required");
            assertThat(answer.body())
                    .contains("They or an administrator have to consent to it at the identity provider")
                    .doesNotContain("consentUrl", "/auth/consent");
        }
        assertThat(server.send(HttpRequest.newBuilder(server.at("/auth/consent")))
                        .statusCode())
                .isEqualTo(404);
    }

    private Map<String, Object> withAnotherProvider(MiniEntra entra) {
        Map<String, Object> properties = graph();
        properties.put("mcp.auth.provider", "oidc");
        properties.put("mcp.auth.issuer", entra.issuer());
        properties.put("mcp.auth.audience", SignInServer.CLIENT_ID);
        properties.put("mcp.auth.jwks-uri", entra.keysUri(entra.tenantId()).toString());
        properties.put("mcp.auth.obo.credential", "secret");
        properties.put("mcp.auth.obo.token-endpoint", provider.baseUrl() + "/token");
        properties.put("mcp.auth.obo.client-id", "bookshop");
        properties.put("mcp.auth.obo.client-secret", SignInServer.SECRET);
        properties.put("mcp.auth.obo.downstream.graph.audience", "orders");
        return properties;
    }

    private Map<String, Object> graph() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("test.graph", true);
        properties.put("test.elsewhere", provider.baseUrl());
        properties.put("mcp.auth.obo.downstream.graph.base-url", provider.baseUrl());
        return properties;
    }
}
