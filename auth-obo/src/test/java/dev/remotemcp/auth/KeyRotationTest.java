package dev.remotemcp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.minientra.MiniEntra;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the server lives with keys that come and go. */
final class KeyRotationTest {
    private SignInServer server;

    @BeforeEach
    void start() {
        server = new SignInServer(Map.of());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void manyCallsFetchTheKeysOnce() throws Exception {
        for (int i = 0; i < 50; i++) {
            assertThat(server.call(server.token().mint()).statusCode()).isEqualTo(200);
        }
        assertThat(fetches()).isEqualTo(1);
    }

    @Test
    void aThousandUnknownKeysCauseAtMostTwoFetchesAndDisturbNobody() throws Exception {
        for (int i = 0; i < 1000; i++) {
            assertThat(server.call(server.token().kid("unknown" + i).mint()).statusCode())
                    .isEqualTo(401);
        }
        assertThat(server.call(server.token().mint()).statusCode()).isEqualTo(200);
        assertThat(fetches()).isLessThanOrEqualTo(2);
    }

    @Test
    void aNewKeyIsTakenWithoutARestartAndTheOldOneStillHolds() throws Exception {
        String old = server.token().mint();
        assertThat(server.call(old).statusCode()).isEqualTo(200);
        server.entra.keys().rotate();
        assertThat(server.call(server.token().mint()).statusCode()).isEqualTo(200);
        assertThat(server.call(old).statusCode()).isEqualTo(200);
    }

    @Test
    void withoutAnyKeysTheServerSaysThatItIsNotTheClientsFault() throws Exception {
        String token = server.token().mint();
        MiniEntra gone = server.entra;
        gone.close();
        HttpResponse<String> answer = server.call(token);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
    }

    @Test
    void withKeysInHandAnOutageIsNotNoticed() throws Exception {
        String token = server.token().mint();
        assertThat(server.call(token).statusCode()).isEqualTo(200);
        server.entra.close();
        assertThat(server.call(token).statusCode()).isEqualTo(200);
    }

    private long fetches() {
        return server.entra.journal().requests().stream()
                .filter(request -> request.path().endsWith("/keys"))
                .count();
    }
}
