package dev.remotemcp.runtime.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Strings are written so that any reader of JSON gets them back. */
final class JsonBufferTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    static Stream<String> texts() {
        Stream<String> kinds = Stream.of(
                "",
                "plain",
                "\"quoted\" and \\back",
                "line\nfeed\r\ttab\b\f",
                IntStream.range(0, 0x100)
                        .collect(StringBuilder::new, (all, c) -> all.append((char) c), (a, b) -> {})
                        .toString(),
                "naïve café €",
                "😀 ends with 😀");
        // Long texts are written in pieces; no character may be cut in two where one piece ends.
        Stream<String> pieces = IntStream.rangeClosed(8_180, 8_200)
                .boxed()
                .flatMap(length -> Stream.of("x", "é", "€")
                        .flatMap(filler -> Stream.of("😀", "\"", "\u0001", "y")
                                .map(next -> filler.repeat(length) + next + filler.repeat(8_192) + next)));
        return Stream.concat(kinds, pieces);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void anyTextIsReadAsItWas(String text) {
        byte[] json = new JsonBuffer(0).string(text).toByteArray();
        assertThat(JSON.readValue(json, String.class)).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void bytesAreWrittenAsTheirTextIs(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] json = new JsonBuffer(0).string(utf8).toByteArray();
        assertThat(json).isEqualTo(new JsonBuffer(16).string(text).toByteArray());
        assertThat(json).hasSize(JsonBuffer.stringLength(utf8));
    }

    @Test
    void halfASurrogatePairIsReplacedAndNothingElseIsLost() {
        for (int length : new int[] {0, 1, 8_190, 8_191, 8_192, 16_383}) {
            String before = "x".repeat(length);
            byte[] json = new JsonBuffer(0).string(before + "\uD83D" + "after").toByteArray();
            assertThat(JSON.readValue(json, String.class)).isEqualTo(before + "?" + "after");
        }
    }

    @Test
    void bufferOfTheRightSizeIsNotCopied() {
        JsonBuffer buffer = new JsonBuffer(JsonBuffer.stringLength("a\"b\u0001".getBytes(StandardCharsets.UTF_8)));
        assertThat(buffer.string("a\"b\u0001").toByteArray()).isSameAs(buffer.toByteArray());
    }
}
