package dev.remotemcp.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A challenge stays one line of quoted values, whatever is put into it. */
final class ChallengeTest {
    private final Challenge challenge =
            new Challenge("https://mcp.contoso.com/.well-known/oauth-protected-resource/mcp");

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nSet-Cookie: b=c", "a\", error=\"none", "a\\", "a\u0000b", "a\u2028b", "ä"})
    void nothingEndsTheLineOrAValue(String hostile) {
        for (String line : List.of(
                challenge.error("insufficient_scope", hostile, List.of(hostile)),
                challenge.signIn(List.of(hostile)),
                challenge
                        .insufficientClaims(hostile, hostile, URI.create("https://login.example/authorize"), List.of())
                        .headers()
                        .get("WWW-Authenticate"))) {
            assertThat(line).matches("Bearer [a-z_]+=\"[^\"\\\\]*\"(, [a-z_]+=\"[^\"\\\\]*\")*");
            assertThat(line.chars()).allMatch(c -> c >= 0x20 && c <= 0x7e);
        }
    }
}
