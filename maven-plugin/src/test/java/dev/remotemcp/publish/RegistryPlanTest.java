package dev.remotemcp.publish;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.connect.Secret;
import dev.remotemcp.connect.ServerJson;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RegistryPlanTest {
    private static final String VERSION = "/v0.1/servers/com.contoso%2Fworld-clock/versions/1.2.0";
    private static final ServerJson ENTRY =
            new ServerJson("com.contoso/world-clock", Optional.empty(), Optional.empty());
    private static final String BODY =
            JsonMapper.shared().readTree(ENTRY.render(Clock.server())).toString();
    private static final RegistryTarget.Login TOKEN = new RegistryTarget.Login.Token(Secret.of("registry-jwt"));
    private static final RegistryTarget.Login GITHUB = new RegistryTarget.Login.GitHub(Secret.of("github-pat"));

    private Wire wire;

    @BeforeEach
    void startsRegistry() {
        wire = new Wire();
        wire.server.stubFor(get(urlEqualTo(VERSION)).willReturn(jsonResponse("{\"title\":\"Not Found\"}", 404)));
        wire.server.stubFor(post("/v0.1/validate").willReturn(okJson("{\"valid\":true,\"issues\":[]}")));
        wire.server.stubFor(
                post("/v0.1/auth/github-at").willReturn(okJson("{\"registry_token\":\"made-jwt\",\"expires_at\":1}")));
        wire.server.stubFor(post("/v0.1/publish").willReturn(okJson("{\"server\":" + BODY + "}")));
    }

    @AfterEach
    void stopsRegistry() {
        wire.close();
    }

    @Test
    void publishesAfterValidation() throws InterruptedException {
        assertThat(run(TOKEN)).isEmpty();

        assertThat(wire.requests())
                .containsExactly("GET " + VERSION, "POST /v0.1/validate " + BODY, "POST /v0.1/publish " + BODY);
        wire.server.verify(postRequestedFor(urlEqualTo("/v0.1/publish"))
                .withHeader("Authorization", equalTo("Bearer registry-jwt")));
        wire.server.verify(postRequestedFor(urlEqualTo("/v0.1/validate")).withoutHeader("Authorization"));
    }

    @Test
    void aUserOfGitHubGetsATokenOfTheRegistry() throws InterruptedException {
        assertThat(run(GITHUB)).isEmpty();

        assertThat(wire.requests()).contains("POST /v0.1/auth/github-at {\"github_token\":\"github-pat\"}");
        wire.server.verify(
                postRequestedFor(urlEqualTo("/v0.1/publish")).withHeader("Authorization", equalTo("Bearer made-jwt")));
        assertThat(wire.shown()).doesNotContain("github-pat").doesNotContain("made-jwt");
    }

    @Test
    void aVersionThatIsListedAsItIsIsNotSentAgain() throws InterruptedException {
        wire.server.stubFor(get(urlEqualTo(VERSION))
                .willReturn(okJson("{\"server\":" + BODY + ",\"_meta\":{\"status\":\"active\"}}")));

        assertThat(run(GITHUB)).isEmpty();

        assertThat(wire.requests()).containsExactly("GET " + VERSION);
        assertThat(wire.said).contains("4. Publish: nothing to do, it is listed");
    }

    @Test
    void aVersionThatIsListedOtherwiseIsRefusedBeforeItIsSent() throws InterruptedException {
        wire.server.stubFor(get(urlEqualTo(VERSION))
                .willReturn(okJson("{\"server\":" + BODY.replace("Tells and", "Told and") + "}")));

        assertThat(run(TOKEN).orElseThrow().message())
                .isEqualTo(
                        "Look for the version failed. The MCP Registry has a version 1.2.0 of com.contoso/world-clock"
                                + " that says something else. A version is never changed there: raise the version, and publish"
                                + " that one.");
        assertThat(wire.requests()).hasSize(1);
    }

    @Test
    void aDuplicateThatShowsOnlyWhenPublishingIsTold() throws InterruptedException {
        wire.server.stubFor(post("/v0.1/publish")
                .willReturn(jsonResponse(
                        "{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"Failed to publish server\",\"errors\":"
                                + "[{\"message\":\"invalid version: cannot publish duplicate version\"}]}",
                        400)));

        assertThat(run(TOKEN).orElseThrow().message()).contains("Publish failed.", "raise the version");
    }

    @Test
    void whatValidationFindsIsTold() throws InterruptedException {
        wire.server.stubFor(post("/v0.1/validate")
                .willReturn(okJson("{\"valid\":false,\"issues\":[{\"path\":\"remotes[0].url\",\"message\":\"no\"}]}")));

        assertThat(run(TOKEN).orElseThrow().message()).contains("Validate the entry failed.", "remotes[0].url");
        assertThat(wire.requests()).noneMatch(request -> request.startsWith("POST /v0.1/publish"));
    }

    @Test
    void aRegistryThatDoesNotValidateIsPublishedTo() throws InterruptedException {
        wire.server.stubFor(post("/v0.1/validate").willReturn(jsonResponse("{}", 404)));

        assertThat(run(TOKEN)).isEmpty();

        assertThat(wire.said)
                .contains("2. Validate the entry: nothing to do, this registry validates when it publishes");
    }

    @Test
    void aNamespaceThatIsNotOnesOwnIsNamed() throws InterruptedException {
        wire.server.stubFor(post("/v0.1/publish").willReturn(jsonResponse("{\"status\":403}", 403)));

        assertThat(run(TOKEN).orElseThrow().message()).contains("does not let you publish under com.contoso");
    }

    @Test
    void aTokenThatHasExpiredIsTold() throws InterruptedException {
        wire.server.stubFor(
                post("/v0.1/publish").willReturn(jsonResponse("{\"detail\":\"registry-jwt is expired\"}", 401)));

        assertThat(run(TOKEN).orElseThrow().message())
                .contains("(hidden) is expired", "no longer valid: get another one");
    }

    @Test
    void theDryRunShowsTheEntryAndNoToken() {
        Services services = wire.services();

        plan(GITHUB, services).show(services.progress());

        assertThat(wire.requests()).isEmpty();
        assertThat(wire.shown())
                .contains("POST " + wire.url() + "/v0.1/publish", "\"name\": \"com.contoso/world-clock\"")
                .doesNotContain("github-pat");
    }

    private Optional<Plan.Failure> run(RegistryTarget.Login login) throws InterruptedException {
        Services services = wire.services();
        return plan(login, services).run(services.progress());
    }

    private Plan plan(RegistryTarget.Login login, Services services) {
        return RegistryPlan.publish(new RegistryTarget(wire.url(), ENTRY, login), Clock.server(), services);
    }
}
