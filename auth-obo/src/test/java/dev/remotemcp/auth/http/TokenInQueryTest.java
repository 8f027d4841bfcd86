package dev.remotemcp.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenInQueryTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/mcp?access_token",
                "/mcp?access_token=",
                "/mcp?a=b&access_token=x&c=d",
                "/mcp?access%5Ftoken=x",
                "/mcp?a#access_token=x",
                "/mcp#access%5ftoken=x",
                "/mcp#?access_token=x",
                "http://127.0.0.1/mcp?access%2525255ftoken=x&access_token=y",
                "/mcp?a=b%26access_token%3Dx",
                "/mcp?%zz&access_token=x",
                "/mcp?x=%&access_token=x"
            })
    void aTokenIsRecognizedInAnyNotation(String target) {
        assertThat(TokenInQuery.isIn(target)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/mcp",
                "/mcp?",
                "/mcp?a=b",
                "/access_token",
                "/mcp/access_token=x",
                "/mcp?my_access_token=x",
                "/mcp?access_tokens=x",
                "/mcp?access+token=x",
                "/mcp?a=access_token_hint"
            })
    void nothingElseIsTakenForOne(String target) {
        assertThat(TokenInQuery.isIn(target)).isFalse();
    }
}
