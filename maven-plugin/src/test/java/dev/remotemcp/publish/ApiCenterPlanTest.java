package dev.remotemcp.publish;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remotemcp.connect.ApiCenterEntry;
import dev.remotemcp.connect.UnfitException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiCenterPlanTest {
    private static final String ID =
            "/subscriptions/1/resourceGroups/rg/providers/Microsoft.ApiCenter/services/contoso";
    private static final String WORKSPACE = ID + "/workspaces/default";
    private static final String API = WORKSPACE + "/apis/world-clock";
    private static final String DEFINITION = API + "/versions/1-2-0/definitions/default";
    private static final String V = "?api-version=2024-06-01-preview";

    private Wire wire;

    @BeforeEach
    void startsService() {
        wire = new Wire();
        wire.server.stubFor(put(urlPathMatching(WORKSPACE + "/.*")).willReturn(jsonResponse("{}", 201)));
        wire.server.stubFor(get(urlPathMatching(WORKSPACE + "/environments/.*")).willReturn(jsonResponse("{}", 404)));
        wire.server.stubFor(
                post(urlPathMatching(DEFINITION + "/importSpecification")).willReturn(status(202)));
    }

    @AfterEach
    void stopsService() {
        wire.close();
    }

    @Test
    void listsServerVersionEnvironmentDefinitionAndDeployment() throws InterruptedException {
        assertThat(run()).isEmpty();

        ApiCenterEntry entry = new ApiCenterEntry(Clock.server(), "mcp");
        assertThat(wire.requests())
                .containsExactly(
                        "PUT " + API + V + " {\"properties\":{\"title\":\"World clock\",\"kind\":\"mcp\",\"summary\":"
                                + "\"Tells and converts the time of day around the world\",\"description\":"
                                + "\"Tells and converts the time of day around the world\"}}",
                        "PUT " + API + "/versions/1-2-0" + V
                                + " {\"properties\":{\"title\":\"1.2.0\",\"lifecycleStage\":\"production\"}}",
                        "GET " + WORKSPACE + "/environments/mcp" + V,
                        "PUT " + WORKSPACE + "/environments/mcp" + V
                                + " {\"properties\":{\"title\":\"mcp\",\"kind\":\"production\"}}",
                        "PUT " + DEFINITION + V + " {\"properties\":{\"title\":\"MCP endpoint\",\"description\":"
                                + "\"Where the server is reached\"}}",
                        "POST " + DEFINITION + "/importSpecification" + V + " " + entry.importBody(),
                        "PUT " + API + "/deployments/default" + V + " " + entry.deploymentBody());
        wire.server.verify(putRequestedFor(urlEqualTo(API + V))
                .withHeader("Authorization", equalTo("Bearer token-for-127.0.0.1")));
        assertThat(wire.said).contains("6. Import the OpenAPI document: goes on in the service");
    }

    @Test
    void anEnvironmentThatIsThereIsLeftAsItIs() throws InterruptedException {
        wire.server.stubFor(get(urlPathMatching(WORKSPACE + "/environments/.*")).willReturn(okJson("{}")));

        assertThat(run()).isEmpty();

        assertThat(wire.requests()).noneMatch(request -> request.startsWith("PUT " + WORKSPACE + "/environments"));
    }

    @Test
    void aMissingRoleIsNamed() throws InterruptedException {
        wire.server.stubFor(put(urlEqualTo(API + V))
                .willReturn(jsonResponse("{\"error\":{\"code\":\"AuthorizationFailed\"}}", 403)));

        assertThat(run().orElseThrow().message())
                .contains("Make or update the server failed.", "AuthorizationFailed")
                .contains("Azure API Center Service Contributor");
        assertThat(wire.requests()).hasSize(1);
    }

    @Test
    void aDocumentThatIsRefusedIsTold() throws InterruptedException {
        wire.server.stubFor(post(urlPathMatching(DEFINITION + "/importSpecification"))
                .willReturn(jsonResponse("{\"error\":{\"message\":\"no such format\"}}", 400)));

        assertThat(run().orElseThrow().message())
                .contains("Import the OpenAPI document failed.", "no such format", "publish again");
    }

    @Test
    void anIdThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new ApiCenterTarget("contoso", "mcp", wire.url()))
                .isInstanceOfSatisfying(
                        UnfitException.class, e -> assertThat(e.field()).isEqualTo("apiCenterId"));
    }

    private Optional<Plan.Failure> run() throws InterruptedException {
        Services services = wire.services();
        return ApiCenterPlan.publish(new ApiCenterTarget(ID, "mcp", wire.url()), Clock.server(), services)
                .run(services.progress());
    }
}
