package dev.remotemcp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.minientra.MiniEntra;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people are told of sign-in who open the server in a browser. */
final class SignInOnLandingTest {
    private static String page(SignInServer server) throws Exception {
        HttpResponse<String> answer =
                server.send(HttpRequest.newBuilder(server.at("/")).header("Accept", "text/html"));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void thePageTellsTheProviderTheScopesAndThePublicUrl() throws Exception {
        try (SignInServer server = new SignInServer(Map.of("mcp.auth.allowed-clients", List.of()))) {
            assertThat(page(server))
                    .contains("<strong>Callers sign in</strong> with OAuth at <code>"
                            + server.entra.baseUri().getAuthority() + "</code>")
                    .contains("<code>https://mcp.contoso.com/mcp/mcp.access</code>")
                    .contains(">" + SignInServer.PUBLIC_URL + "<", "<code>who_am_i</code>")
                    .doesNotContain(
                            "Client ID:",
                            "--client-id 1",
                            SignInServer.SECRET,
                            server.at("/mcp").toString());
        }
    }

    @Test
    void theOneApplicationThatMayCallIsNamedBesideVisualStudioCode() throws Exception {
        Map<String, Object> settings =
                Map.of("mcp.auth.allowed-clients", List.of(MiniEntra.VS_CODE, "22222222-3333-4444-5555-666666666666"));
        try (SignInServer server = new SignInServer(settings)) {
            assertThat(page(server))
                    .contains("Client ID: <code>22222222-3333-4444-5555-666666666666</code>")
                    .contains("--client-id 22222222-3333-4444-5555-666666666666 --callback-port 8765");
        }
    }

    @Test
    void ofSeveralApplicationsNoneIsNamed() throws Exception {
        Map<String, Object> settings = Map.of(
                "mcp.auth.allowed-clients",
                List.of("22222222-3333-4444-5555-666666666666", "33333333-4444-5555-6666-777777777777"));
        try (SignInServer server = new SignInServer(settings)) {
            assertThat(page(server)).doesNotContain("22222222", "33333333");
        }
    }
}
