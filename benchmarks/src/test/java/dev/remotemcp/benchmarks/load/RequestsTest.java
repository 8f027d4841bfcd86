package dev.remotemcp.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RequestsTest {
    private final Requests requests = new Requests("127.0.0.1:8080", "/mcp");

    @ParameterizedTest
    @ValueSource(ints = {100, 16_383, 16_384, 65_536})
    void initializeHasCapabilitiesOfTheWantedSize(int size) {
        JsonNode body = body(requests.initialize("", size));

        assertThat(body.path("params").path("capabilities").toString()).hasSizeBetween(size - 2, size);
    }

    @Test
    void initializeWithoutCapabilitiesIsValid() {
        assertThat(body(requests.initialize("", 0)).path("params").path("capabilities"))
                .isEqualTo(JsonMapper.shared().createObjectNode());
    }

    @Test
    void requestAnnouncesItsLengthAndItsToken() {
        String request = text(requests.list("TOKEN"));
        String body = request.substring(request.indexOf("\r\n\r\n") + 4);

        assertThat(request)
                .contains("\r\nContent-Length: " + body.length() + "\r\n", "\r\nAuthorization: Bearer TOKEN\r\n");
        assertThat(text(requests.list(""))).doesNotContain("Authorization");
    }

    @Test
    void announcementIsAWholeHeadWithoutABody() {
        assertThat(text(requests.announcement("", 4_190_000))).endsWith("\r\nContent-Length: 4190000\r\n\r\n");
    }

    @Test
    void openHeadDoesNotEnd() {
        assertThat(text(requests.openHead())).endsWith("\r\n").doesNotContain("\r\n\r\n");
    }

    @Test
    void longFieldOfHttp2HasItsLengthInTwoBytes() {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        Http2Streams.field(block, "a", "b".repeat(1337 + 127));

        // 1337 is the example of RFC 7541, section C.1.2, here with a prefix of seven bits.
        assertThat(block.toByteArray())
                .startsWith(0, 1, 'a', 127, 0x80 | 1337 % 128, 1337 / 128, 'b')
                .hasSize(1337 + 127 + 6);
    }

    @Test
    void frameHasAHeadOfNineBytes() {
        assertThat(Http2Flood.frame(1, 4, 0x01020305, new byte[] {42})).containsExactly(0, 0, 1, 1, 4, 1, 2, 3, 5, 42);
    }

    private static JsonNode body(byte[] request) {
        String text = text(request);
        return JsonMapper.shared().readTree(text.substring(text.indexOf("\r\n\r\n") + 4));
    }

    private static String text(byte[] request) {
        return new String(request, StandardCharsets.US_ASCII);
    }
}
