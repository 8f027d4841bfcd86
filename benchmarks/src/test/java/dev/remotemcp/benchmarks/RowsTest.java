package dev.remotemcp.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is put under load is what a client would get. */
class RowsTest {
    private static final int TOOLS = 120;

    private static EmbeddedServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        server = ApplicationContext.run(
                EmbeddedServer.class,
                Map.of("benchmark.tools", TOOLS, "mcp.pages.size", 50, "micronaut.server.port", -1));
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo|\"text\":\"hello\"",
                "echo-nonblocking|\"text\":\"hello\"",
                "order|\"structuredContent\":{\"article\":\"lamp\",\"quantity\":3,\"price\":19.95,\"due\":\"2027-01-31\",\"gift\":true,\"priority\":\"NORMAL\"}",
                "tools|\"name\":\"tool_00003\"",
                "legacy-echo|\"text\":\"hello\"",
                "legacy-echo-nonblocking|\"text\":\"hello\"",
                "legacy-order|\"structuredContent\":{\"article\":\"lamp\",\"quantity\":3,\"price\":19.95,\"due\":\"2027-01-31\",\"gift\":true,\"priority\":\"NORMAL\"}",
                "legacy-tools|\"name\":\"tool_00003\"",
            })
    void aRowIsAnsweredWithItsResult(String row, String expected) throws IOException, InterruptedException {
        HttpResponse<String> response = send(row);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains(expected).doesNotContain("\"error\"", "\"isError\":true");
    }

    @Test
    void rowsOfSessionsAreServedInTheOtherEra() throws IOException, InterruptedException {
        assertThat(send("echo").body()).contains("\"resultType\"");
        assertThat(send("legacy-echo").body()).doesNotContain("\"resultType\"");
    }

    @Test
    void aPageOfManyToolsHasFiftyEntriesAndACursor() throws IOException, InterruptedException {
        String page = send("tools").body();

        assertThat(page.split("\"inputSchema\"", -1)).hasSize(51);
        assertThat(page).contains("\"nextCursor\"");
    }

    private static HttpResponse<String> send(String row) throws IOException, InterruptedException {
        Optional<String> session = Optional.empty();
        if (RowRequest.needsSession(row)) {
            HttpResponse<String> opening = send(RowRequest.of(RowRequest.INITIALIZE));
            session =
                    Optional.of(opening.headers().firstValue(RowRequest.SESSION).orElseThrow());
        }
        return send(RowRequest.of(row).in(session));
    }

    private static HttpResponse<String> send(RowRequest request) throws IOException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(server.getURI().resolve("/mcp"))
                .POST(HttpRequest.BodyPublishers.ofString(request.body()));
        request.headers().forEach(builder::header);
        return client.send(builder.build(), HttpResponse.BodyHandlers.ofString());
    }
}
