package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each bad request gets exactly the answer that the protocol names, and the next good one works. */
final class HostileRequestsTest {
    private static WireServer server;

    @BeforeAll
    static void start() {
        server = WireServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<HostileRequest> json() {
        return HostileJson.rows().stream();
    }

    static Stream<HostileRequest> envelopes() {
        return HostileEnvelopes.rows().stream();
    }

    static Stream<HostileRequest> headers() {
        return HostileHeaders.rows().stream();
    }

    static Stream<HostileRequest> params() {
        return HostileParams.rows().stream();
    }

    static Stream<HostileRequest> http() {
        return HostileHttp.rows().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"json", "envelopes", "headers", "params", "http"})
    void isAnsweredAsTheProtocolSaysAndTheServerGoesOn(HostileRequest request) {
        try (HttpConnection connection = HttpConnection.open(server.port())) {
            connection.sendMeanwhile(request.bytes().apply(server.port()));
            request.expected().verify(connection.read());
            if (request.expected().closes()) {
                assertThat(connection.closedByServer())
                        .as("closes the connection")
                        .isTrue();
            }
        }
        String echoed = server.wire()
                .call("echo")
                .with("message", "still here")
                .expectStatus(200)
                .text();
        assertThat(echoed).isEqualTo("still here");
    }
}
