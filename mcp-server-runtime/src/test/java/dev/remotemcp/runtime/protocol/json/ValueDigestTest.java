package dev.remotemcp.runtime.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueDigestTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, -0",
        "-0.000e5, -0",
        "100, 1e2",
        "1E+2, 1e2",
        "-12.50, -125e-1",
        "0.001, 1e-3",
        "1e999999999999999999999, 1e999999999999999999999",
        "10e-999999999999999999999, 1e-999999999999999999998"
    })
    void aNumberHasOneCanonicalForm(String number, String canonical) {
        assertThat(ValueDigest.canonical(number)).isEqualTo(canonical);
    }

    @Test
    void loneSurrogatesAreNotReplaced() {
        assertThat(of("\"\\ud800\"")).isNotEqualTo(of("\"\\ud801\"")).isNotEqualTo(of("\"?\""));
    }

    @Test
    void noNumberIsExpanded() {
        String many = "[" + "1e999999999,".repeat(20_000) + "1e-999999999]";
        assertThat(of(many)).hasSize(32);
        assertThat(of("1e" + "9".repeat(900))).isNotEqualTo(of("1e" + "9".repeat(899)));
    }

    @Test
    void numbersThatNoHandlerGetsAreComparedAsText() {
        String digits = "1".repeat(200_000);
        assertThat(ValueDigest.canonical(digits)).isEqualTo(digits);
        assertThat(ValueDigest.canonical("1e" + digits)).isEqualTo("1e" + digits);
    }

    private static byte[] of(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return ValueDigest.of(new JsonSlice(bytes, 0, bytes.length));
    }
}
