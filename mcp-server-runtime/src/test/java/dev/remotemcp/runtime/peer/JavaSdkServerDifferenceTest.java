package dev.remotemcp.runtime.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.peer.Comparison.Place;
import dev.remotemcp.runtime.peer.Exchanges.Exchange;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The MCP Java SDK's server and ours answer the same requests the same way, but for what is listed with its reason. */
final class JavaSdkServerDifferenceTest {
    private static final Map<String, Exchange> EXCHANGES = Exchanges.all();
    private static final Map<String, List<Place>> FOUND = new HashMap<>();
    private static HttpClient http;
    private static PeerServer peer;
    private static PeerServer ours;

    @BeforeAll
    static void start() {
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        peer = SdkServer.start();
        ours = OurServer.start();
    }

    @AfterAll
    static void stop() {
        http.shutdownNow();
        ours.close();
        peer.close();
    }

    static Set<String> exchanges() {
        return EXCHANGES.keySet();
    }

    static List<Difference> differences() {
        return Differences.ALL;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("exchanges")
    void everyDifferenceIsListed(String exchange) {
        assertThat(found(exchange))
                .filteredOn(place -> Differences.ALL.stream().noneMatch(known -> known.covers(exchange, place)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("differences")
    void whatIsListedStillDiffers(Difference difference) {
        assertThat(difference.exchanges()).isSubsetOf(EXCHANGES.keySet());
        if (difference.exchanges().isEmpty()) {
            assertThat(EXCHANGES.keySet()).anyMatch(exchange -> differs(exchange, difference));
        } else {
            assertThat(difference.exchanges()).allMatch(exchange -> differs(exchange, difference));
        }
    }

    private static boolean differs(String exchange, Difference difference) {
        return found(exchange).stream().anyMatch(place -> difference.covers(exchange, place));
    }

    /** Holds the exchange with both servers once. */
    private static List<Place> found(String exchange) {
        return FOUND.computeIfAbsent(exchange, name -> Comparison.of(answers(name, peer), answers(name, ours)));
    }

    private static ArrayNode answers(String exchange, PeerServer server) {
        RawSession client = new RawSession(http, server.port());
        Objects.requireNonNull(EXCHANGES.get(exchange)).hold(client, server);
        ArrayNode answers = JsonMapper.shared().createArrayNode();
        client.answers().forEach(answer -> answers.add(answer.tree()));
        return answers;
    }
}
