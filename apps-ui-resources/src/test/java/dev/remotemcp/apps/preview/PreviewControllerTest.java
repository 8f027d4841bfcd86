package dev.remotemcp.apps.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PreviewControllerTest {
    @AutoClose
    private static final PreviewServer SERVER =
            new PreviewServer(Map.of("mcp.servers.staff.endpoint", "/staff/mcp", "mcp.apps.reload", "false"));

    @ParameterizedTest
    @CsvSource({
        "'', text/html",
        "/preview.js, text/javascript",
        "/preview.css, text/css",
        "/config.json, application/json",
    })
    void everyFileIsSentAsWhatItIsAndIsNotKept(String path, String type) throws Exception {
        HttpResponse<String> answer = SERVER.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isNotBlank();
        assertThat(header(answer, "Content-Type")).startsWith(type);
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void thePageRunsItsOwnScriptsOnlyAndIsFramedByNobody() throws Exception {
        HttpResponse<String> answer = SERVER.get("");

        String other = "http://localhost:" + SERVER.port();
        assertThat(header(answer, "Content-Security-Policy").split("; "))
                .containsExactly(
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self'",
                        "img-src data:",
                        "connect-src 'self' " + other,
                        "frame-src 'self' " + other,
                        "base-uri 'none'",
                        "form-action 'none'",
                        "frame-ancestors 'none'");
        assertThat(answer.body()).doesNotContain("style=", "<style", "onclick");
    }

    @Test
    void theConfigurationNamesTheServersTheDefaultOneFirst() throws Exception {
        JsonNode config =
                JsonMapper.shared().readTree(SERVER.get("/config.json").body());

        assertThat(config.path("servers").findValuesAsString("name")).containsExactly("default", "staff");
        assertThat(config.path("servers").findValuesAsString("endpoint")).containsExactly("/mcp", "/staff/mcp");
        assertThat(config.path("reload").asBoolean()).isFalse();
    }

    @Test
    void onlyThePreviewByTheOtherNameMayReadTheConfigurationAcrossOrigins() throws Exception {
        String other = "http://localhost:" + SERVER.port();

        assertThat(header(SERVER.get("/config.json", "Origin", other), "Access-Control-Allow-Origin"))
                .isEqualTo(other);
        assertThat(SERVER.get("/config.json", "Origin", "http://localhost:1")
                        .headers()
                        .map())
                .doesNotContainKey("access-control-allow-origin");
        assertThat(SERVER.get("/config.json").headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/preview.js", "/preview.css", "/config.json", "/sandbox"})
    void nothingIsThereForOtherHosts(String path) throws Exception {
        assertThat(SERVER.get(path, "Host", "mcp.contoso.com").statusCode()).isEqualTo(404);
        assertThat(SERVER.get(path, "Host", "localhost.contoso.com:8080").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "Forwarded, for=192.0.2.1",
        "X-Forwarded-For, 192.0.2.1",
        "X-Forwarded-Proto, https",
        "x-forwarded-host, 127.0.0.1",
        "X-Real-IP, 192.0.2.1",
        "Via, 1.1 proxy",
    })
    void nothingIsThereThroughAProxy(String name, String value) throws Exception {
        assertThat(SERVER.get("", name, value).statusCode()).isEqualTo(404);
        assertThat(SERVER.get("/sandbox", name, value).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1"})
    void itIsThereByEveryNameOfLoopback(String name) throws Exception {
        assertThat(SERVER.get("", "Host", name + ":" + SERVER.port()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aNameThatPoliciesCannotNameLeadsToOneThatTheyCan() throws Exception {
        HttpResponse<String> answer = SERVER.get("", "Host", "[::1]:" + SERVER.port());

        assertThat(answer.statusCode()).isEqualTo(307);
        assertThat(header(answer, "Location")).isEqualTo("http://localhost:" + SERVER.port() + "/mcp/preview");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/preview.js", "/preview.css", "/config.json", "/sandbox"})
    void nothingIsThereWhereThePreviewIsOff(String path) throws Exception {
        try (PreviewServer without = new PreviewServer(Map.of("mcp.apps.preview", "false"))) {
            assertThat(without.get(path).statusCode()).isEqualTo(404);
        }
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
