package dev.remotemcp.publish;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.remotemcp.connect.FoundryAuth;
import dev.remotemcp.connect.FoundryConnection;
import dev.remotemcp.connect.FoundryProject;
import dev.remotemcp.connect.FoundryToolbox;
import dev.remotemcp.connect.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FoundryPlanTest {
    private static final String PROJECT =
            "/subscriptions/1/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/contoso/projects/clocks";
    private static final String CONNECTION = PROJECT + "/connections/clock?api-version=2025-04-01-preview";
    private static final String TOOLBOX = "/api/projects/clocks/toolboxes/agent-tools";
    private static final String V1 = "?api-version=v1";
    private static final String ENTRY =
            "{\"type\":\"mcp\",\"server_label\":\"world_clock\",\"project_connection_id\":\"" + PROJECT
                    + "/connections/clock\",\"allowed_tools\":[\"convertTime\",\"setAlarm\"]}";
    private static final String OTHER = "{\"type\":\"web_search\",\"name\":\"web\"}";
    private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{}}";
    private static final String TOOLS = tools(
            tool("convertTime", "Converts a time.") + "," + tool("setAlarm", "Sets an alarm.") + ",{\"name\":\"web\"}");
    private static final String CONSENT = "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32006,\"message\":"
            + "\"tools/list failed for 1 tool source(s): {\\\"errors\\\":[{\\\"name\\\":\\\"world_clock\\\",\\\"type\\\":"
            + "\\\"mcp\\\",\\\"error\\\":{\\\"code\\\":\\\"CONSENT_REQUIRED\\\",\\\"message\\\":"
            + "\\\"https://consent.example/login?data=1\\\"}}]}\"}}";

    private Wire wire;

    @BeforeEach
    void startsService() {
        wire = new Wire();
        // What the guide of the service says: without the version of the API, nothing.
        wire.server.stubFor(any(urlPathMatching("/api/.*"))
                .withQueryParam("api-version", absent())
                .atPriority(1)
                .willReturn(jsonResponse("{\"error\":{\"message\":\"api-version is missing\"}}", 400)));
        connection(okJson("{\"properties\":{}}"));
        toolboxAt("1", OTHER);
        wire.server.stubFor(post(urlEqualTo(TOOLBOX + "/versions" + V1)).willReturn(okJson("{\"version\":\"2\"}")));
        wire.server.stubFor(post(urlEqualTo(TOOLBOX + "/versions/2/mcp" + V1)).willReturn(okJson(TOOLS)));
        wire.server.stubFor(patchStub("[?(@.default_version == '2')]").willReturn(okJson("{}")));
        wire.server.stubFor(post(urlEqualTo(TOOLBOX + "/mcp" + V1)).willReturn(okJson(TOOLS)));
    }

    @AfterEach
    void stopsService() {
        wire.close();
    }

    @Test
    void publishesStepByStep() throws InterruptedException {
        assertThat(run(target())).isEmpty();

        assertThat(wire.requests())
                .containsExactly(
                        "PUT " + CONNECTION
                                + " {\"properties\":{\"category\":\"RemoteTool\",\"target\":\"https://mcp.contoso.com/mcp\","
                                + "\"authType\":\"None\",\"metadata\":{\"type\":\"generic_mcp\"}}}",
                        "GET " + TOOLBOX + V1,
                        "GET " + TOOLBOX + "/versions/1" + V1,
                        "POST " + TOOLBOX + "/versions" + V1 + " {\"description\":\"world-clock 1.2.0\",\"tools\":["
                                + OTHER + "," + ENTRY + "]}",
                        "POST " + TOOLBOX + "/versions/2/mcp" + V1 + " " + LIST,
                        "GET " + TOOLBOX + V1,
                        "PATCH " + TOOLBOX + V1 + " {\"default_version\":\"2\"}",
                        "POST " + TOOLBOX + "/mcp" + V1 + " " + LIST);
        assertThat(wire.said)
                .containsExactly(
                        "Publish world-clock 1.2.0 to the toolbox agent-tools:",
                        "1. Sign in: has both tokens",
                        "2. Make or update the connection clock: is there",
                        "3. Read the toolbox: is at version 1 with 1 entries",
                        "4. Create a version of the toolbox: is version 2",
                        "5. Check the version: offers 2 of 2 tools as described",
                        "6. Make it the default: was version 1 before",
                        "7. Check what agents see: offers 2 of 2 tools as described");
        assertThat(wire.warned).isEmpty();
    }

    @Test
    void eachServiceGetsItsOwnToken() throws InterruptedException {
        assertThat(run(target())).isEmpty();

        wire.server.verify(putRequestedFor(urlEqualTo(CONNECTION))
                .withHeader("Authorization", equalTo("Bearer token-for-127.0.0.1"))
                .withHeader("Content-Type", equalTo("application/json")));
        wire.server.verify(
                2,
                getRequestedFor(urlEqualTo(TOOLBOX + V1))
                        .withHeader("Authorization", equalTo("Bearer token-for-ai.azure.com")));
        wire.server.verify(postRequestedFor(urlEqualTo(TOOLBOX + "/mcp" + V1))
                .withHeader("Authorization", equalTo("Bearer token-for-ai.azure.com"))
                .withHeader("Accept", equalTo("application/json, text/event-stream"))
                .withoutHeader("Foundry-Features"));
    }

    @Test
    void featuresAreNamedWhereARegionWantsThem() throws InterruptedException {
        FoundryTarget target = target();
        assertThat(run(new FoundryTarget(
                        target.project(),
                        target.connection(),
                        target.toolbox(),
                        target.resourceManager(),
                        Optional.of("Toolboxes=V1Preview"),
                        target.consentWait())))
                .isEmpty();

        wire.server.verify(postRequestedFor(urlEqualTo(TOOLBOX + "/versions" + V1))
                .withHeader("Foundry-Features", equalTo("Toolboxes=V1Preview")));
    }

    @Test
    void aSecondRunMakesNoVersionAndPromotesNothing() throws InterruptedException {
        toolboxAt("2", OTHER + "," + ENTRY);

        assertThat(run(target())).isEmpty();

        assertThat(wire.requests()).noneMatch(request -> request.startsWith("PATCH") || request.contains("/versions?"));
        assertThat(wire.said)
                .contains(
                        "4. Create a version of the toolbox: nothing to do, version 2 holds the entry already",
                        "6. Make it the default: nothing to do, version 2 is the default");
    }

    @Test
    void theFirstVersionOfAToolboxIsItsDefaultByItself() throws InterruptedException {
        wire.server.stubFor(get(urlEqualTo(TOOLBOX + V1))
                .inScenario("new")
                .whenScenarioStateIs("Started")
                .willReturn(jsonResponse("{}", 404))
                .willSetStateTo("made"));
        wire.server.stubFor(get(urlEqualTo(TOOLBOX + V1))
                .inScenario("new")
                .whenScenarioStateIs("made")
                .willReturn(okJson("{\"default_version\":\"2\"}")));

        assertThat(run(target())).isEmpty();

        assertThat(wire.requests())
                .contains("POST " + TOOLBOX + "/versions" + V1 + " {\"description\":\"world-clock 1.2.0\",\"tools\":["
                        + ENTRY + "]}")
                .noneMatch(request -> request.startsWith("PATCH"));
    }

    @Test
    void nobodyWhoIsSignedInIsTold() throws InterruptedException {
        Services services = wire.services(scope -> {
            throw new RefusedException("There is no token of Entra for " + scope + ".", "Sign in with az login.");
        });

        Optional<Plan.Failure> failure =
                FoundryPlan.publish(target(), Clock.server(), services).run(services.progress());

        assertThat(failure.orElseThrow().message())
                .isEqualTo("Sign in failed. There is no token of Entra for https://127.0.0.1/.default."
                        + " Sign in with az login.");
        assertThat(wire.requests()).isEmpty();
    }

    @Test
    void aTokenThatIsRefusedIsTold() throws InterruptedException {
        connection(jsonResponse("{\"error\":{\"code\":\"InvalidAuthenticationToken\"}}", 401));

        assertThat(run(target()).orElseThrow().message())
                .isEqualTo("Make or update the connection clock failed. Azure Resource Manager answered 401 to PUT "
                        + PROJECT + "/connections/clock: {\"error\":{\"code\":\"InvalidAuthenticationToken\"}}"
                        + " Sign in again with az login, in the tenant of the project.");
    }

    @Test
    void aConnectionThatMayNotBeMadeNamesTheRole() throws InterruptedException {
        connection(jsonResponse("{\"error\":{\"code\":\"AuthorizationFailed\"}}", 403));

        assertThat(run(target()).orElseThrow().message())
                .contains("AuthorizationFailed", "You need the role Azure AI Developer on the project");
        assertThat(wire.requests()).hasSize(1);
    }

    @Test
    void aMissingRoleInFoundryIsNamed() throws InterruptedException {
        wire.server.stubFor(get(urlEqualTo(TOOLBOX + V1)).willReturn(jsonResponse("{}", 403)));

        assertThat(run(target()).orElseThrow().message()).contains("You need the role Foundry User on the project");
    }

    @Test
    void aVersionThatIsRefusedIsToldInTheServicesWords() throws InterruptedException {
        wire.server.stubFor(post(urlEqualTo(TOOLBOX + "/versions" + V1))
                .willReturn(jsonResponse(
                        "{\"error\":{\"code\":\"invalid_payload\",\"message\":\"Multiple tools without identifiers"
                                + " found\"}}",
                        400)));

        Plan.Failure failure = run(target()).orElseThrow();

        assertThat(failure.step()).isEqualTo("Create a version of the toolbox");
        assertThat(failure.message()).contains("Multiple tools without identifiers found");
        assertThat(failure.undone()).isEmpty();
    }

    @Test
    void theDefaultVersionIsSentAsAStringWhateverTheServiceCallsIt() throws InterruptedException {
        toolboxAt("1", OTHER);
        wire.server.stubFor(post(urlEqualTo(TOOLBOX + "/versions" + V1)).willReturn(okJson("{\"version\":2}")));
        wire.server.stubFor(patch(urlEqualTo(TOOLBOX + V1))
                .withRequestBody(equalTo("{\"default_version\":2}"))
                .atPriority(1)
                .willReturn(jsonResponse("{\"error\":\"default_version must be a string\"}", 400)));

        assertThat(run(target())).isEmpty();

        assertThat(wire.requests()).contains("PATCH " + TOOLBOX + V1 + " {\"default_version\":\"2\"}");
    }

    @Test
    void aPromotionThatIsRefusedLeavesTheOldDefault() throws InterruptedException {
        wire.server.stubFor(patch(urlEqualTo(TOOLBOX + V1))
                .willReturn(jsonResponse("{\"error\":\"default_version must be a string\"}", 400)));

        Plan.Failure failure = run(target()).orElseThrow();

        assertThat(failure.step()).isEqualTo("Make it the default");
        assertThat(failure.message())
                .contains("default_version must be a string")
                .endsWith("Version 2 stays in the toolbox, and version 1 is the default as before.");
    }

    @Test
    void everyRequestToFoundryNamesTheVersionOfTheApi() throws InterruptedException {
        assertThat(run(target())).isEmpty();

        assertThat(wire.requests())
                .filteredOn(request -> request.contains(" /api/"))
                .hasSize(7)
                .allMatch(request -> request.contains("?api-version=v1"));
    }

    @Test
    void anAnswerThatMissesTheVersionOfTheApiIsTold() throws InterruptedException {
        wire.server.stubFor(get(urlEqualTo(TOOLBOX + V1))
                .willReturn(jsonResponse("{\"error\":{\"message\":\"api-version is missing\"}}", 400)));

        assertThat(run(target()).orElseThrow().message())
                .contains("Read the toolbox failed. Foundry answered 400", "api-version is missing", "api-version=v1");
    }

    @Test
    void consentIsAskedForAndWaitedFor() throws InterruptedException {
        String endpoint = TOOLBOX + "/versions/2/mcp" + V1;
        inTurn(endpoint, okJson(CONSENT), okJson(CONSENT), okJson(TOOLS));

        assertThat(run(target())).isEmpty();

        assertThat(wire.warned)
                .containsExactly("Open https://consent.example/login?data=1 in a browser and sign in: the toolbox waits"
                        + " for consent");
        assertThat(wire.pauses).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(10));
    }

    @Test
    void consentThatDoesNotComeEndsThePlanBeforeThePromotion() throws InterruptedException {
        wire.server.stubFor(post(urlEqualTo(TOOLBOX + "/versions/2/mcp" + V1)).willReturn(okJson(CONSENT)));

        Plan.Failure failure = run(target()).orElseThrow();

        assertThat(failure.message())
                .contains("https://consent.example/login?data=1", "Open the page in a browser, sign in, and publish")
                .endsWith("Version 2 stays in the toolbox, and version 1 is the default as before.");
        assertThat(wire.pauses).hasSize(3);
        assertThat(wire.requests()).noneMatch(request -> request.startsWith("PATCH"));
    }

    @Test
    void aVersionThatOffersNothingYetIsAskedAgain() throws InterruptedException {
        inTurn(TOOLBOX + "/versions/2/mcp" + V1, okJson(tools("")), okJson(TOOLS));

        assertThat(run(target())).isEmpty();

        assertThat(wire.pauses).containsExactly(Duration.ofSeconds(10));
    }

    @Test
    void aVersionThatOffersNothingAtAllIsRefused() throws InterruptedException {
        wire.server.stubFor(
                post(urlEqualTo(TOOLBOX + "/versions/2/mcp" + V1)).willReturn(okJson(tools("{\"name\":\"web\"}"))));

        assertThat(run(target()).orElseThrow().message())
                .contains("offers no tool whose name starts with world_clock___", "https://mcp.contoso.com/mcp");
        assertThat(wire.pauses).hasSize(6);
    }

    @Test
    void aToolThatIsMissingIsNamed() throws InterruptedException {
        wire.server.stubFor(post(urlEqualTo(TOOLBOX + "/versions/2/mcp" + V1))
                .willReturn(okJson(tools(tool("convertTime", "Converts a time.")))));

        assertThat(run(target()).orElseThrow().message())
                .contains("The toolbox lacks setAlarm.", "Deploy the server that was built");
    }

    @Test
    void aToolThatDiffersFromTheDescriptorIsWarnedOf() throws InterruptedException {
        wire.server.stubFor(post(urlEqualTo(TOOLBOX + "/versions/2/mcp" + V1))
                .willReturn(okJson(tools(tool("convertTime", "Converts times.") + ","
                        + tool("setAlarm", "Sets an alarm.").replace("object", "string")))));

        assertThat(run(target())).isEmpty();

        assertThat(wire.warned)
                .containsExactly(
                        "The tool 'convertTime' has another description in the toolbox than in the descriptor: deploy"
                                + " the server that was built",
                        "The tool 'setAlarm' has another input schema in the toolbox than in the descriptor: deploy"
                                + " the server that was built");
    }

    @Test
    void toolsAreReadPageByPage() throws InterruptedException {
        String endpoint = TOOLBOX + "/versions/2/mcp" + V1;
        wire.server.stubFor(post(urlEqualTo(endpoint))
                .withRequestBody(matchingJsonPath("$.params.cursor"))
                .atPriority(1)
                .willReturn(okJson(tools(tool("setAlarm", "Sets an alarm.")))));
        wire.server.stubFor(post(urlEqualTo(endpoint))
                .willReturn(okJson("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"tools\":["
                        + tool("convertTime", "Converts a time.") + "],\"nextCursor\":\"c1\"}}")));

        assertThat(run(target())).isEmpty();

        assertThat(wire.requests())
                .contains("POST " + endpoint
                        + " {\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\",\"params\":{\"cursor\":\"c1\"}}");
    }

    @Test
    void toolsMayComeAsAStreamOfEvents() throws InterruptedException {
        wire.server.stubFor(post(urlEqualTo(TOOLBOX + "/versions/2/mcp" + V1))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "text/event-stream")
                        .withBody("event: message\ndata: " + TOOLS + "\n\n")));

        assertThat(run(target())).isEmpty();
    }

    @Test
    void aServerThatRefusesTheTokenIsToldWithAMend() throws InterruptedException {
        wire.server.stubFor(post(urlEqualTo(TOOLBOX + "/versions/2/mcp" + V1))
                .willReturn(okJson("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32007,\"message\":"
                        + "\"HTTP_403 from the server\"}}")));

        assertThat(run(target()).orElseThrow().message())
                .contains("-32007 HTTP_403 from the server", "protected resource metadata");
    }

    @Test
    void aToolboxWithToolSearchIsNotChecked() throws InterruptedException {
        String search = tools("{\"name\":\"tool_search\"},{\"name\":\"call_tool\"}");
        wire.server.stubFor(post(urlPathMatching(TOOLBOX + ".*/mcp")).willReturn(okJson(search)));

        assertThat(run(target())).isEmpty();

        assertThat(wire.shown()).contains("the toolbox has tool search on");
    }

    @Test
    void whatAgentsSeeFailsAndTheOldVersionIsTheDefaultAgain() throws InterruptedException {
        wire.server.stubFor(post(urlEqualTo(TOOLBOX + "/mcp" + V1))
                .willReturn(okJson(tools(tool("convertTime", "Converts a time.")))));
        wire.server.stubFor(patchStub("[?(@.default_version == '1')]").willReturn(okJson("{}")));

        Plan.Failure failure = run(target()).orElseThrow();

        assertThat(failure.step()).isEqualTo("Check what agents see");
        assertThat(failure.undone()).contains("Version 1 is the default again.");
        assertThat(wire.requests()).last().isEqualTo("PATCH " + TOOLBOX + V1 + " {\"default_version\":\"1\"}");
    }

    @Test
    void aRollbackThatFailsTooIsTold() throws InterruptedException {
        wire.server.stubFor(post(urlEqualTo(TOOLBOX + "/mcp" + V1))
                .willReturn(okJson(tools(tool("convertTime", "Converts a time.")))));
        wire.server.stubFor(
                patchStub("[?(@.default_version == '1')]").willReturn(jsonResponse("{\"error\":\"gone\"}", 409)));

        assertThat(run(target()).orElseThrow().message())
                .contains("Version 2 is still the default, and going back to version 1 failed too")
                .contains("gone");
    }

    @Test
    void throttlingIsWaitedOutAsTheServiceSays() throws InterruptedException {
        inTurn(
                TOOLBOX + "/versions" + V1,
                jsonResponse("{}", 429).withHeader("Retry-After", "7"),
                jsonResponse("{}", 503),
                okJson("{\"version\":\"2\"}"));

        assertThat(run(target())).isEmpty();

        assertThat(wire.pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(2));
    }

    @Test
    void throttlingWithoutAnEndIsTold() throws InterruptedException {
        wire.server.stubFor(get(urlEqualTo(TOOLBOX + V1)).willReturn(jsonResponse("{\"error\":\"busy\"}", 429)));

        assertThat(run(target()).orElseThrow().message())
                .contains("answered 429 5 times: {\"error\":\"busy\"}", "publish again later");
        assertThat(wire.pauses)
                .containsExactly(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8));
    }

    @Test
    void aServiceThatWantsALongWaitIsNotWaitedFor() throws InterruptedException {
        wire.server.stubFor(
                get(urlEqualTo(TOOLBOX + V1)).willReturn(jsonResponse("{}", 429).withHeader("Retry-After", "600")));

        assertThat(run(target())).isPresent();
        assertThat(wire.pauses).isEmpty();
    }

    @Test
    void aVersionIsNotMadeTwiceWhenItIsUnknownWhetherItWasMade() throws InterruptedException {
        wire.server.stubFor(post(urlEqualTo(TOOLBOX + "/versions" + V1)).willReturn(jsonResponse("{}", 502)));

        assertThat(run(target()).orElseThrow().message()).contains("Foundry answered 502");
        wire.server.verify(1, postRequestedFor(urlEqualTo(TOOLBOX + "/versions" + V1)));
    }

    @Test
    void secretsAreSentOnceAndShownNowhere() throws InterruptedException {
        connection(jsonResponse("{\"error\":\"cannot take s3cret-value with token-for-127.0.0.1\"}", 400));
        FoundryTarget target = target(FoundryAuth.Keys.of("x-functions-key", Secret.of("s3cret-value")));

        Services services = wire.services();
        Plan plan = FoundryPlan.publish(target, Clock.server(), services);
        plan.show(services.progress());
        Plan.Failure failure = plan.run(services.progress()).orElseThrow();

        wire.server.verify(putRequestedFor(urlEqualTo(CONNECTION))
                .withRequestBody(containing("\"x-functions-key\":\"s3cret-value\"")));
        assertThat(failure.message()).contains("cannot take (hidden) with (hidden)");
        assertThat(wire.shown() + failure + target + plan)
                .doesNotContain("s3cret-value")
                .doesNotContain("token-for");
    }

    @Test
    void theRedirectUriOfAConnectionWithOAuthIsTold() throws InterruptedException {
        connection(okJson("{\"properties\":{\"redirectUrl\":\"https://global.consent.azure-apim.net/redirect/x\"}}"));
        FoundryAuth oauth = new FoundryAuth.OAuth2(
                "client-1",
                Secret.of("s3cret"),
                URI.create("https://login.microsoftonline.com/t/oauth2/v2.0/authorize"),
                URI.create("https://login.microsoftonline.com/t/oauth2/v2.0/token"),
                List.of("https://mcp.contoso.com/mcp/mcp.access"));

        assertThat(run(target(oauth))).isEmpty();

        assertThat(wire.requests().get(0))
                .isEqualTo("PUT " + CONNECTION
                        + " {\"properties\":{\"category\":\"RemoteTool\",\"target\":\"https://mcp.contoso.com/mcp\","
                        + "\"authType\":\"OAuth2\",\"credentials\":{\"clientId\":\"client-1\",\"clientSecret\":\"s3cret\"},"
                        + "\"authorizationUrl\":\"https://login.microsoftonline.com/t/oauth2/v2.0/authorize\","
                        + "\"tokenUrl\":\"https://login.microsoftonline.com/t/oauth2/v2.0/token\","
                        + "\"scopes\":[\"https://mcp.contoso.com/mcp/mcp.access\"],"
                        + "\"metadata\":{\"type\":\"generic_mcp\"}}}");
        assertThat(wire.shown())
                .contains("register https://global.consent.azure-apim.net/redirect/x as a redirect URI");
    }

    @Test
    void anAgentsIdentityIsNotCheckedBecauseOnlyAnAgentHasIt() throws InterruptedException {
        FoundryAuth agent = new FoundryAuth.Identity(FoundryAuth.Identity.Caller.AGENT, "https://mcp.contoso.com/mcp");

        assertThat(run(target(agent))).isEmpty();

        assertThat(wire.requests()).noneMatch(request -> request.contains("/mcp?"));
    }

    @Test
    void aDryRunShowsTheRequestsAndSendsNone() {
        Services services = wire.services();

        FoundryPlan.publish(target(), Clock.server(), services).show(services.progress());

        assertThat(wire.requests()).isEmpty();
        assertThat(wire.said)
                .contains(
                        "Publish world-clock 1.2.0 to the toolbox agent-tools, not done (dry run):",
                        "2. Make or update the connection clock",
                        "     PUT " + wire.url() + CONNECTION,
                        "     POST " + wire.url() + TOOLBOX + "/versions/{version}/mcp" + V1,
                        "     {\"default_version\":\"{version}\"}");
    }

    @Test
    void anOlderVersionBecomesTheDefaultAgain() throws InterruptedException {
        toolboxAt("3", OTHER);
        Services services = wire.services();

        assertThat(FoundryPlan.rollBack(target(), "2", Clock.server(), services).run(services.progress()))
                .isEmpty();

        assertThat(wire.requests())
                .containsExactly("GET " + TOOLBOX + V1, "PATCH " + TOOLBOX + V1 + " {\"default_version\":\"2\"}");
    }

    @Test
    void aServiceThatIsNotThereIsTold() throws InterruptedException {
        FoundryTarget target = target();
        wire.close();

        assertThat(run(target).orElseThrow().message())
                .contains("127.0.0.1 gave no answer to PUT", "Look whether the address is right");
        assertThat(wire.pauses).hasSize(4);
    }

    private Optional<Plan.Failure> run(FoundryTarget target) throws InterruptedException {
        Services services = wire.services();
        return FoundryPlan.publish(target, Clock.server(), services).run(services.progress());
    }

    private FoundryTarget target() {
        return target(new FoundryAuth.None());
    }

    private FoundryTarget target(FoundryAuth auth) {
        FoundryProject project =
                FoundryProject.of(PROJECT, Optional.of(URI.create(wire.url() + "/api/projects/clocks")));
        return new FoundryTarget(
                project,
                new FoundryConnection("clock", URI.create("https://mcp.contoso.com/mcp"), auth),
                new FoundryToolbox(
                        "agent-tools",
                        "world_clock",
                        "world-clock 1.2.0",
                        "clock",
                        project.connectionId("clock"),
                        Optional.of(List.of("convertTime", "setAlarm"))),
                wire.url(),
                Optional.empty(),
                Duration.ofSeconds(30));
    }

    private void connection(ResponseDefinitionBuilder answer) {
        wire.server.stubFor(put(urlEqualTo(CONNECTION)).willReturn(answer));
    }

    private void toolboxAt(String version, String entries) {
        wire.server.stubFor(
                get(urlEqualTo(TOOLBOX + V1)).willReturn(okJson("{\"default_version\":\"" + version + "\"}")));
        wire.server.stubFor(get(urlEqualTo(TOOLBOX + "/versions/" + version + V1))
                .willReturn(okJson("{\"version\":\"" + version + "\",\"tools\":[" + entries + "]}")));
    }

    private MappingBuilder patchStub(String body) {
        return patch(urlEqualTo(TOOLBOX + V1)).withRequestBody(matchingJsonPath("$" + body));
    }

    private void inTurn(String url, ResponseDefinitionBuilder... answers) {
        for (int i = 0; i < answers.length; i++) {
            wire.server.stubFor(post(urlEqualTo(url))
                    .inScenario(url)
                    .whenScenarioStateIs(i == 0 ? "Started" : String.valueOf(i))
                    .willReturn(answers[i])
                    .willSetStateTo(String.valueOf(Math.min(i + 1, answers.length - 1))));
        }
    }

    private static String tools(String tools) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"tools\":[" + tools + "]}}";
    }

    private static String tool(String name, String description) {
        return "{\"name\":\"world_clock___" + name + "\",\"description\":\"" + description
                + "\",\"inputSchema\":{\"type\":\"object\"},\"_meta\":{\"tool_configuration\":{\"type\":\"mcp\"}}}";
    }
}
