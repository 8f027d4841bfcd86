package dev.remotemcp.packaging;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.moreThanOrExactly;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrainingRequestsTest {
    private static final TrainingCall CALL = new TrainingCall("sum", "{\"a\": 1}");

    private final WireMockServer server = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

    @BeforeEach
    void start() {
        server.start();
        answer(200, "{\"result\":{}}");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void bothErasListToolsAndCallThem() throws Exception {
        requests().send(List.of(CALL));

        server.verify(
                moreThanOrExactly(1), sent("tools/list").withHeader("MCP-Protocol-Version", equalTo("2026-07-28")));
        server.verify(
                moreThanOrExactly(1),
                sent("tools/call")
                        .withHeader("Mcp-Name", equalTo("sum"))
                        .withRequestBody(matchingJsonPath("$.params.arguments.a", equalTo("1"))));
        server.verify(moreThanOrExactly(1), sent("initialize").withoutHeader("MCP-Protocol-Version"));
        server.verify(
                moreThanOrExactly(1),
                sent("tools/list")
                        .withHeader("MCP-Protocol-Version", equalTo("2025-11-25"))
                        .withHeader("Mcp-Session-Id", equalTo("s1")));
    }

    @Test
    void noToolIsCalledThatIsNotNamed() throws Exception {
        requests().send(List.of());

        server.verify(0, sent("tools/call").withRequestBody(matchingJsonPath("$.params[?(@.name != 'no-such-tool')]")));
    }

    @Test
    void aServerWhoseCallersSignInIsTrainedWithItsRefusals() throws Exception {
        answer(401, "{\"error\":{}}");

        requests().send(List.of(CALL));
    }

    @Test
    void aCallThatFailsIsReported() {
        answer(200, "{\"result\":{\"isError\":true}}");

        assertThatThrownBy(() -> requests().send(List.of(CALL)))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("<trainingCalls>: the call of sum fails");
    }

    @Test
    void argumentsThatAreNoObjectAreReported() {
        assertThatThrownBy(() -> requests().send(List.of(new TrainingCall("sum", "[1]"))))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("the arguments of sum are no JSON object");
        assertThatThrownBy(() -> requests().send(List.of(new TrainingCall("sum", "{"))))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("the arguments of sum are no JSON");
    }

    private void answer(int status, String body) {
        server.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Mcp-Session-Id", "s1")
                        .withBody(body)));
    }

    private TrainingRequests requests() {
        return new TrainingRequests(URI.create(server.baseUrl() + "/mcp"));
    }

    private static RequestPatternBuilder sent(String method) {
        return postRequestedFor(urlEqualTo("/mcp")).withRequestBody(matchingJsonPath("$.method", equalTo(method)));
    }
}
