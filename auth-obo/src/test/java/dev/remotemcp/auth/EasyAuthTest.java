package dev.remotemcp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.auth.token.Platform;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Behind the built-in authentication of Azure App Service, where it is trusted to hand tokens on. */
final class EasyAuthTest {
    private static final String TOKEN = "X-MS-TOKEN-AAD-ACCESS-TOKEN";

    private static SignInServer server;

    @BeforeAll
    static void start() {
        server = new SignInServer(
                Map.of("mcp.auth.easy-auth", "trust"), new Platform(Map.of("WEBSITE_AUTH_ENABLED", "True")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void thePlatformsTokenIsTakenWhereThereIsNoOther() throws Exception {
        HttpResponse<String> answer =
                server.send(server.post().header(TOKEN, server.token().mint()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(server.entra.user("Alice").objectId());
    }

    @Test
    void itIsVerifiedLikeAnyOther() throws Exception {
        assertThat(server.send(server.post()
                                .header(TOKEN, server.token().audience("other").mint()))
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.send(server.post()
                                .header(
                                        TOKEN,
                                        server.token().claim("scp", "other").mint()))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void anAuthorizationHeaderComesFirst() throws Exception {
        HttpResponse<String> answer = server.send(server.post()
                .header("Authorization", "Bearer a.b.c")
                .header(TOKEN, server.token().mint()));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void twoTokensAreABadRequest() throws Exception {
        HttpResponse<String> answer = server.send(server.post()
                .header(TOKEN, server.token().mint())
                .header(TOKEN, server.token().mint()));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void whatThePlatformSaysOfTheUserIsNotBelieved() throws Exception {
        HttpResponse<String> answer = server.send(server.post()
                .header("X-MS-CLIENT-PRINCIPAL", "eyJ1c2VyIjoiYWxpY2UifQ==")
                .header("X-MS-CLIENT-PRINCIPAL-ID", server.entra.user("Alice").objectId()));

        assertThat(answer.statusCode()).isEqualTo(401);
    }
}
