package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.McpHttpClientTransportAuthorizationException;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The MCP Java SDK's client uses the sample {@code entra-obo} with tokens of people who have signed in. */
class JavaClientSignInTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @AutoClose
    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = ServerProcess.start("entra-obo", Map.of("MCP_AUTH_DEV_MODE", "strict"));
    }

    @Test
    void itListsTheToolsOfAuditorsToAuditorsOnly() throws Exception {
        try (McpSyncClient alice = client("Alice", "mcp.access");
                McpSyncClient bob = client("Bob", "mcp.access")) {
            assertThat(alice.initialize().serverInfo().name()).isEqualTo("mailbox");
            bob.initialize();

            assertThat(tools(alice)).containsExactly("my_mail", "who_am_i");
            assertThat(tools(bob)).containsExactly("audit_log", "my_mail", "who_am_i");
        }
    }

    @Test
    void itCallsOnBehalfOfThePersonWhoseTokenItHas() throws Exception {
        for (String person : List.of("Alice", "Bob")) {
            try (McpSyncClient client = client(person, "mcp.access", "mail.read")) {
                client.initialize();

                assertThat(json(call(client, "who_am_i")).path("displayName").asString())
                        .isEqualTo(person);
                assertThat(json(call(client, "my_mail")).findValuesAsString("subject"))
                        .containsExactly("Welcome, " + person, "Your invoice");
            }
        }
    }

    @Test
    void withoutATokenOrTheScopeOfAToolItIsRefused() throws Exception {
        try (McpSyncClient nobody = client("")) {
            assertThat(refusal(nobody::initialize).statusCode()).isEqualTo(401);
        }
        try (McpSyncClient alice = client("Alice", "mcp.access")) {
            alice.initialize();
            ResponseInfo refused = refusal(() -> call(alice, "my_mail"));
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.headers().firstValue("www-authenticate").orElseThrow())
                    .contains("insufficient_scope", "/mail.read");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the command is for a shell")
    void theCommandThatIsPrintedAtStartWorksWhenItIsPasted() throws Exception {
        String command = server.output().stream()
                .dropWhile(line -> !line.strip().startsWith("curl "))
                .takeWhile(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));
        assertThat(command).contains("Authorization: Bearer ");

        Process shell = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .start();
        shell.getOutputStream().close();
        String answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shell.waitFor()).as(answer).isZero();
        assertThat(JsonMapper.shared()
                        .readTree(answer)
                        .at("/result/tools/0/name")
                        .asString())
                .isEqualTo("my_mail");
    }

    private static McpSyncClient client(String person, String... scopes) throws Exception {
        URI url = server.url();
        String token = person.isEmpty() ? "" : new Person(person).token(url, scopes);
        HttpClientStreamableHttpTransport transport = HttpClientStreamableHttpTransport.builder(
                        url.resolve("/").toString())
                .httpRequestCustomizer((request, method, uri, body, context) -> {
                    if (!token.isEmpty()) {
                        request.header("Authorization", "Bearer " + token);
                    }
                })
                .build();
        return McpClient.sync(transport)
                .clientInfo(Implementation.builder("sdk-client", "2.1.0").build())
                .requestTimeout(PATIENCE)
                .initializationTimeout(PATIENCE)
                .build();
    }

    /** How the server refused what the client attempted. */
    private static ResponseInfo refusal(ThrowingCallable attempt) {
        return Stream.iterate(catchThrowable(attempt), Objects::nonNull, Throwable::getCause)
                .filter(McpHttpClientTransportAuthorizationException.class::isInstance)
                .map(McpHttpClientTransportAuthorizationException.class::cast)
                .findFirst()
                .orElseThrow()
                .getResponseInfo();
    }

    private static List<String> tools(McpSyncClient client) {
        return client.listTools().tools().stream().map(Tool::name).sorted().toList();
    }

    private static CallToolResult call(McpSyncClient client, String tool) {
        return client.callTool(CallToolRequest.builder(tool).arguments(Map.of()).build());
    }

    private static JsonNode json(CallToolResult result) {
        assertThat(result.content()).singleElement().isInstanceOf(TextContent.class);
        return JsonMapper.shared().readTree(((TextContent) result.content().getFirst()).text());
    }
}
