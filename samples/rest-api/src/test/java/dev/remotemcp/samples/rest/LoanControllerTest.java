package dev.remotemcp.samples.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The same methods, called over HTTP and as tools. */
class LoanControllerTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String DUNE = "{\"title\":\"Dune\",\"reader\":\"Ada\",\"days\":7}";

    private final HttpClient client = HttpClient.newHttpClient();
    private EmbeddedServer server;

    @BeforeEach
    void start() {
        server = ApplicationContext.builder()
                .properties(Map.of("micronaut.server.port", -1))
                .run(EmbeddedServer.class);
    }

    @AfterEach
    void stop() {
        client.close();
        server.getApplicationContext().close();
    }

    @Test
    void whatOneSideDoesTheOtherSees() {
        HttpResponse<String> lent = http("POST", "/loans", DUNE);
        assertThat(lent.statusCode()).isEqualTo(201);
        JsonNode loan = JSON.readTree(lent.body());

        assertThat(structured(call("showLoan", "{\"id\":1}"))).isEqualTo(loan);

        JsonNode other = structured(call("lend", "{\"loan\":{\"title\":\"Emma\",\"reader\":\"Ada\",\"days\":1}}"));
        assertThat(JSON.readTree(http("GET", "/loans/2", "").body())).isEqualTo(other);
        assertThat(JSON.readTree(http("GET", "/loans?by=Ada", "").body())).isEqualTo(loans("{\"by\":\"Ada\"}"));
        assertThat(loans("{\"by\":\"Ada\",\"limit\":1}")).hasSize(1);

        assertThat(call("giveBack", "{\"id\":1}").path("isError").asBoolean(false))
                .isFalse();
        assertThat(http("GET", "/loans/1", "").statusCode()).isEqualTo(404);
    }

    @Test
    void argumentsHaveTheNamesOfTheRoute() {
        Map<String, List<String>> arguments = new TreeMap<>();
        for (JsonNode tool : rpc("tools/list", JSON.createObjectNode()).path("tools")) {
            List<String> names = new ArrayList<>();
            tool.path("inputSchema").path("properties").properties().forEach(entry -> names.add(entry.getKey()));
            arguments.put(tool.path("name").asString(), names);
        }
        assertThat(arguments)
                .containsExactly(
                        Map.entry("giveBack", List.of("id")),
                        Map.entry("lend", List.of("loan")),
                        Map.entry("listLoans", List.of("by", "limit")),
                        Map.entry("showLoan", List.of("id")));
    }

    @Test
    void bothSidesRefuseWhatBreaksAConstraint() {
        refused("POST", "/loans", DUNE.replace("Dune", " "), "lend", "loan.title: must not be blank");
        refused("POST", "/loans", DUNE.replace("7", "29"), "lend", "loan.days: must be at most 28 (was 29)");
        refused("GET", "/loans/0", "{\"id\":0}", "showLoan", "id: must be greater than 0 (was 0)");
        refused(
                "GET",
                "/loans?by=Ada&limit=51",
                "{\"by\":\"Ada\",\"limit\":51}",
                "listLoans",
                "limit: must be at most 50");
    }

    @Test
    void aConstraintThatOnlyTheApplicationCanCheckHoldsOnBothSides() {
        refused("POST", "/loans", DUNE.replace("Ada", "Mallory"), "lend", "loan.reader: must have a reader's card");
    }

    @Test
    void aConstraintFurtherInsideHoldsOnBothSides() {
        String name = "x".repeat(41);
        refused(
                "GET",
                "/loans?by=" + name,
                "{\"by\":\"" + name + "\"}",
                "listLoans",
                "reader: size must be between 0 and 40");
    }

    private void refused(String method, String path, String json, String tool, String problem) {
        boolean body = method.equals("POST");
        assertThat(http(method, path, body ? json : "").statusCode()).isEqualTo(400);
        JsonNode result = call(tool, body ? "{\"loan\":" + json + "}" : json);
        assertThat(result.path("isError").asBoolean(false)).as("%s", result).isTrue();
        assertThat(text(result)).startsWith("Invalid arguments: ").contains(problem);
    }

    @Test
    void aStatusThatIsNoSuccessIsAnErrorThatNamesIt() {
        assertThat(http("GET", "/loans/9", "").statusCode()).isEqualTo(404);
        assertThat(failure(call("showLoan", "{\"id\":9}"))).isEqualTo("HTTP 404 Not Found");
        assertThat(http("DELETE", "/loans/9", "").statusCode()).isEqualTo(404);
        assertThat(failure(call("giveBack", "{\"id\":9}"))).isEqualTo("HTTP 404 Not Found");

        http("POST", "/loans", DUNE);
        assertThat(http("POST", "/loans", DUNE).statusCode()).isEqualTo(409);
        assertThat(failure(call("lend", "{\"loan\":" + DUNE + "}")))
                .isEqualTo("HTTP 409 Conflict: The book is lent to somebody else");
    }

    private static String failure(JsonNode result) {
        assertThat(result.path("isError").asBoolean(false)).as("%s", result).isTrue();
        return text(result);
    }

    private static String text(JsonNode result) {
        return result.path("content").path(0).path("text").asString();
    }

    private static JsonNode structured(JsonNode result) {
        assertThat(result.path("isError").asBoolean(false)).as("%s", result).isFalse();
        return result.path("structuredContent");
    }

    private JsonNode loans(String arguments) {
        return structured(call("listLoans", arguments));
    }

    private JsonNode call(String tool, String arguments) {
        ObjectNode params = JSON.createObjectNode().put("name", tool);
        params.set("arguments", JSON.readTree(arguments));
        return rpc("tools/call", params);
    }

    private JsonNode rpc(String method, ObjectNode params) {
        params.set("_meta", JSON.readTree("""
                {"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}"""));
        ObjectNode message =
                JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1).put("method", method);
        message.set("params", params);
        HttpRequest.Builder request = request("/mcp")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", method);
        if (params.has("name")) {
            request.header("Mcp-Name", params.path("name").asString());
        }
        HttpResponse<String> response = send(request.POST(BodyPublishers.ofString(message.toString())));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body()).path("result");
    }

    private HttpResponse<String> http(String method, String path, String body) {
        return send(request(path).method(method, BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + path))
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
