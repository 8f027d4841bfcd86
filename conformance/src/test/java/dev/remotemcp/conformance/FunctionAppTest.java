package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.conformance.TypeScriptClient.Exchange;
import dev.remotemcp.conformance.TypeScriptClient.Session;
import dev.remotemcp.hostdouble.FunctionHost;
import java.net.URI;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The packaged {@code samples/function-app} under the double of the Functions host, with clients that others wrote. */
class FunctionAppTest {
    private static final Queue<String> OUTPUT = new ConcurrentLinkedQueue<>();
    private static FunctionHost host;

    @BeforeAll
    static void start() throws Exception {
        NodeTools.installed();
        host = FunctionHost.start(app(), new FunctionHost.Options(0, false, OUTPUT::add));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (host != null) {
            host.close();
        }
    }

    /** The sample as Maven has packaged it. */
    static Path app() {
        return NodeTools.folder()
                .resolveSibling("samples")
                .resolve("function-app")
                .resolve("target")
                .resolve("function-app");
    }

    @ParameterizedTest
    @EnumSource
    void callsAToolAndHearsOfProgress(Host client) throws Exception {
        Session session = TypeScriptClient.run(client, "countsPrimes", url());

        assertThat(session.at("/tools").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("countPrimes", "factors");
        assertThat(session.at("/outcome/structuredContent/count").asInt()).isEqualTo(78_498);
        assertThat(session.at("/outcome/structuredContent/largest").asInt()).isEqualTo(999_983);
        assertThat(session.at("/progress")
                        .valueStream()
                        .map(step -> step.path("progress").asInt()))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 10)
                        .map(step -> step * 100_000)
                        .boxed()
                        .toList());
        assertThat(session.exchanges("tools/call"))
                .extracting(Exchange::type)
                .singleElement()
                .satisfies(type -> assertThat(type)
                        .hasValueSatisfying(text -> assertThat(text).startsWith("text/event-stream")));
        assertThat(OUTPUT).noneMatch(line -> line.contains(" ERROR ") || line.contains(" WARN "));
    }

    /** A host that kept answers back until they are whole would let the client hear of all the steps, or of none. */
    @ParameterizedTest
    @EnumSource
    void hearsOfProgressWhileTheToolStillWorks(Host client) throws Exception {
        Session session = TypeScriptClient.start(client, "stopsCounting", url()).end();

        assertThat(session.at("/aborted/message").asString()).endsWith("seen enough");
        assertThat(session.at("/progress")).hasSize(1);
        assertThat(session.at("/after/isError").asBoolean(false)).isFalse();
    }

    private static URI url() {
        return host.url().resolve("/mcp");
    }
}
