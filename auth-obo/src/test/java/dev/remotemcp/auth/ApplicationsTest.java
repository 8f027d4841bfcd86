package dev.remotemcp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Applications that call for themselves, where they may. */
final class ApplicationsTest {
    private static SignInServer server;

    @BeforeAll
    static void start() {
        server = new SignInServer(Map.of("mcp.auth.allow-app-only", true));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anApplicationNeedsTheRoleOfTheRequiredScopesName() throws Exception {
        assertThat(call(List.of("mcp.access")).statusCode()).isEqualTo(200);
    }

    @Test
    void anApplicationWithoutItIsRefusedAndNotSentToAskForScopes() throws Exception {
        HttpResponse<String> answer = call(List.of("mcp.access.all"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("www-authenticate").orElseThrow())
                .contains("error=\"insufficient_scope\"")
                .doesNotContain(" scope=");
    }

    private static HttpResponse<String> call(List<String> roles) throws Exception {
        return server.call(
                server.token().withoutClaim("scp").claim("roles", roles).mint());
    }
}
