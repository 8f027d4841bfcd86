package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments that clients mirror into {@code Mcp-Param-*} headers; what is refused stands in {@link HostileHeaders}. */
final class HeaderArgumentsTest {
    private static WireServer server;
    private static McpWire wire;

    @BeforeAll
    static void start() {
        server = WireServer.start();
        wire = server.wire();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anArgumentThatIsAbsentNeedsNoHeader() {
        assertThat(wire.call("mirrors_headers").expectStatus(200).text()).isEqualTo("served");
    }

    @Test
    void anArgumentThatIsNullNeedsNoHeader() {
        assertThat(wire.call("mirrors_headers")
                        .json("arguments", "{\"region\":null}")
                        .expectStatus(200)
                        .text())
                .isEqualTo("served");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu", "a b", "x=y;z", "=?utf-8?", "true"})
    void aStringIsMirroredAsItIs(String region) {
        assertThat(region(region, region)).isEqualTo("served");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu", " eu ", "Gr\u00fc\u00dfe", "\u4f60\u597d", "a\r\nb", "=?base64?ZXU=?="})
    void aStringIsMirroredInBase64(String region) {
        String base64 = McpRequest.base64(region.getBytes(StandardCharsets.UTF_8));
        assertThat(region(region, "=?base64?" + base64 + "?=")).isEqualTo("served");
    }

    @Test
    void anEmptyStringIsMirroredAsAnEmptyHeader() {
        assertThat(region("", "")).isEqualTo("served");
    }

    private static String region(String argument, String header) {
        return wire.call("mirrors_headers")
                .with("region", argument)
                .header("Mcp-Param-Region", header)
                .expectStatus(200)
                .text();
    }

    @ParameterizedTest
    @ValueSource(strings = {"42", "42.0", "042", " 42 "})
    void anIntegerIsComparedAsANumber(String header) {
        assertThat(wire.call("mirrors_headers")
                        .with("count", 42)
                        .header("Mcp-Param-Count", header)
                        .expectStatus(200)
                        .text())
                .isEqualTo("served");
    }

    @Test
    void aBooleanIsMirroredAsItsLiteral() {
        assertThat(wire.call("mirrors_headers")
                        .with("dry", false)
                        .header("Mcp-Param-Dry", "false")
                        .expectStatus(200)
                        .text())
                .isEqualTo("served");
    }

    @Test
    void aNestedArgumentIsMirroredToo() {
        assertThat(wire.call("mirrors_headers")
                        .with("place", Map.of("site", "north"))
                        .header("mcp-param-SITE", "north")
                        .expectStatus(200)
                        .text())
                .isEqualTo("served");
    }

    @Test
    void aToolNameBeyondAsciiTravelsInBase64() {
        wire.call("\u2639").expectStatus(200).error(-32602);
    }
}
