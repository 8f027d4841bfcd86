package dev.remotemcp.runtime.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.remotemcp.runtime.Client;
import dev.remotemcp.runtime.ClientFeature;
import dev.remotemcp.runtime.protocol.json.JsonSlice;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of a client's own description that is read and kept. */
final class ClientReaderTest {
    private static final int MEGABYTE = 1024 * 1024;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | []",
                "{\"elicitation\":{}} | [ELICITATION]",
                "{\"elicitation\":{\"form\":{}}} | [ELICITATION]",
                "{\"elicitation\":{\"url\":{}}} | [URL_ELICITATION]",
                "{\"elicitation\":{\"form\":{},\"url\":{}}} | [ELICITATION, URL_ELICITATION]",
                "{\"elicitation\":true} | []",
                "{\"sampling\":{}} | [SAMPLING]",
                "{\"sampling\":{\"tools\":{}}} | [SAMPLING, SAMPLING_TOOLS]",
                "{\"roots\":{\"listChanged\":true}} | [ROOTS]",
                "{\"extensions\":{\"io.modelcontextprotocol/ui\":{\"mimeTypes\":[\"text/html;profile=mcp-app\"]}}} | [APPS]",
                "{\"extensions\":{\"io.modelcontextprotocol/ui\":{\"mimeTypes\":[\"text/html\",7,[]]}}} | []"
            })
    void capabilitiesBecomeFlags(String capabilities, String features) {
        assertThat(client("{}", capabilities).features().stream()
                        .sorted()
                        .toList()
                        .toString())
                .isEqualTo(features);
    }

    @Test
    void revisionWithoutElicitationByUrlKnowsFormsOnly() {
        Client old = ClientReader.read("2025-06-18", false, null, slice("{\"elicitation\":{\"url\":{}}}"));
        assertThat(old.features()).containsExactly(ClientFeature.ELICITATION);
    }

    @Test
    void namesOfExtensionsAreKeptUpToABound() {
        String many = IntStream.range(0, 1_000)
                .mapToObj(i -> "\"example.org/" + i + "\":{\"large\":[" + "0,".repeat(100) + "0]}")
                .collect(Collectors.joining(",", "{\"extensions\":{\"" + "x".repeat(200) + "\":{},", "}}"));
        Client client = client("{}", many);
        assertThat(client.extensions())
                .hasSize(Client.MOST_EXTENSIONS)
                .allMatch(name -> name.startsWith("example.org"));
        assertThat(client.supportsExtension("example.org/0")).isTrue();
        assertThat(client.supportsExtension("example.org/999")).isFalse();
    }

    @Test
    void longTextsAboutTheClientAreLeftOut() {
        Client client = client("{\"name\":\"n\",\"version\":\"1\",\"title\":\"" + "x".repeat(300) + "\"}", "{}");
        assertThat(client.info()).get().satisfies(info -> {
            assertThat(info.name()).isEqualTo("n");
            assertThat(info.title()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "0", "[[[[[[[[[[[[]]]]]]]]]]]]", "{\"a\":{\"b\":[{}]}}"})
    void readingLargeCapabilitiesTakesNoTree(String element) {
        String filler = (element + ",").repeat(3 * MEGABYTE / (element.length() + 1)) + "0";
        JsonSlice info = slice("{\"name\":\"n\",\"version\":\"1\",\"icons\":[" + filler + "]}");
        JsonSlice capabilities = slice(
                "{\"experimental\":{\"x\":[" + filler + "]},\"roots\":{},\"extensions\":{\"a/b\":[" + filler + "]}}");
        read(info, capabilities); // classes are loaded
        long before = allocated();
        Client client = read(info, capabilities);
        assertThat(allocated() - before).isLessThan(200_000);
        assertThat(client.features()).isEqualTo(Set.of(ClientFeature.ROOTS));
        assertThat(client.extensions()).containsExactly("a/b");
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static Client client(String info, String capabilities) {
        return read(slice(info), slice(capabilities));
    }

    private static Client read(JsonSlice info, JsonSlice capabilities) {
        return ClientReader.read("2026-07-28", true, info, capabilities);
    }

    private static JsonSlice slice(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new JsonSlice(bytes, 0, bytes.length);
    }
}
