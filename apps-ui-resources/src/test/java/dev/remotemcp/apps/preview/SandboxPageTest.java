package dev.remotemcp.apps.preview;

import static dev.remotemcp.apps.preview.PreviewServer.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page between the preview and a view. */
class SandboxPageTest {
    @AutoClose
    private static final PreviewServer SERVER = new PreviewServer(Map.of());

    @Test
    void aViewThatDeclaresNothingReachesNothing() throws Exception {
        HttpResponse<String> answer = SERVER.sandbox("{}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(policy(answer))
                .containsExactly(
                        "default-src 'none'",
                        "script-src 'unsafe-inline'",
                        "style-src 'unsafe-inline'",
                        "img-src data:",
                        "font-src data:",
                        "media-src data:",
                        "connect-src 'none'",
                        "frame-src 'none'",
                        "object-src 'none'",
                        "base-uri 'none'",
                        "form-action 'none'",
                        "frame-ancestors " + SERVER.origin());
    }

    @Test
    void aViewReachesWhatItDeclares() throws Exception {
        assertThat(policy(SERVER.sandbox("""
                        {"connectDomains":["https://api.contoso.com","wss://live.contoso.com:8443"],
                         "resourceDomains":["https://*.contoso.com"],
                         "frameDomains":["https://maps.contoso.com"],
                         "baseUriDomains":["https://base.contoso.com"]}""")))
                .contains(
                        "script-src 'unsafe-inline' https://*.contoso.com",
                        "style-src 'unsafe-inline' https://*.contoso.com",
                        "img-src data: https://*.contoso.com",
                        "font-src data: https://*.contoso.com",
                        "media-src data: https://*.contoso.com",
                        "connect-src https://api.contoso.com wss://live.contoso.com:8443",
                        "frame-src https://maps.contoso.com",
                        "base-uri https://base.contoso.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example; script-src *",
                "https://a.example, default-src *",
                "https://a.example https://b.example",
                "https://a.example\\r\\nX-Injected: 1",
                "https://a.example/path",
                "https://a.example'",
                "https://ä.example",
                "'unsafe-eval'",
                "data:",
                "*",
                "https://*",
                "javascript:alert(1)",
                "",
            })
    void whatIsNoOriginIsRefusedWithWhatToWrite(String hostile) throws Exception {
        for (String member : new String[] {"connectDomains", "resourceDomains", "frameDomains", "baseUriDomains"}) {
            HttpResponse<String> answer = SERVER.sandbox("{\"" + member + "\":[\"" + hostile + "\"]}");

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body())
                    .contains(
                            member.substring(0, member.indexOf("Domains")), "is no origin", "https://api.example.com");
            assertThat(answer.headers().map()).doesNotContainKeys("content-security-policy", "x-injected");
        }
    }

    @Test
    void whatIsNoPolicyIsRefused() throws Exception {
        assertThat(SERVER.sandbox("{").body()).contains("csp is no JSON");
        assertThat(SERVER.sandbox("[]").body()).contains("csp is no JSON object");
        assertThat(SERVER.sandbox("{\"scriptDomains\":[]}").body())
                .isEqualTo("_meta.ui.csp has no member 'scriptDomains': it knows connectDomains, resourceDomains,"
                        + " frameDomains, baseUriDomains");
        assertThat(SERVER.sandbox("{\"connectDomains\":\"https://a.example\"}").body())
                .contains("_meta.ui.csp.connectDomains is no list of origins");
        assertThat(SERVER.sandbox("{\"connectDomains\":[1]}").statusCode()).isEqualTo(400);
    }

    @Test
    void onlyThePreviewOfTheSameServerMayFrameIt() throws Exception {
        String other = "http://localhost:" + SERVER.port();

        assertThat(policy(SERVER.get("/sandbox?host=" + encoded(other)))).contains("frame-ancestors " + other);
        for (String stranger : new String[] {"https://evil.example", "http://localhost:1", "*", other + "/", ""}) {
            HttpResponse<String> answer = SERVER.get("/sandbox?host=" + encoded(stranger));

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("host is no origin of this server", other);
        }
        assertThat(SERVER.get("/sandbox").statusCode()).isEqualTo(400);
    }

    private static String[] policy(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Security-Policy").orElse("").split("; ");
    }
}
