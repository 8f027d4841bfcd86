package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scripts of web pages: those of allowed origins may call the endpoint and read its answers. */
class CrossOriginTest {
    private static final String ALLOWED = "https://app.example.com";

    @Test
    void aPreflightOfAnAllowedOriginIsToldWhatItsScriptMaySend() throws Exception {
        HttpResponse<String> answer = preflight(ALLOWED);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("access-control-allow-origin")).contains(ALLOWED);
        assertThat(answer.headers().firstValue("access-control-allow-methods"))
                .hasValueSatisfying(methods -> assertThat(methods).contains("POST"));
        assertThat(answer.headers().firstValue("access-control-allow-headers"))
                .hasValueSatisfying(headers -> assertThat(List.of(headers.split(", ")))
                        .contains(
                                "mcp-protocol-version",
                                "mcp-method",
                                "mcp-name",
                                "authorization",
                                "mcp-param-region",
                                "x-functions-key")
                        .doesNotContain("x-other"));
    }

    @Test
    void aPreflightOfAnotherOriginIsRefused() throws Exception {
        HttpResponse<String> answer = preflight("https://evil.example.com");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("access-control-allow-origin")).isEmpty();
        assertThat(answer.headers().firstValue("access-control-allow-headers")).isEmpty();
    }

    private static HttpResponse<String> preflight(String origin) throws Exception {
        try (WireServer server = WireServer.with(Map.of("mcp.allowed-origins", ALLOWED));
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/mcp"))
                    .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                    .header("Origin", origin)
                    .header("Access-Control-Request-Method", "POST")
                    .header("Access-Control-Request-Headers", "content-type, mcp-param-Region, x-other")
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
