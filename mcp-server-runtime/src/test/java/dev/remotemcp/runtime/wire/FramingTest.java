package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No request hides behind another one (RFC 9112, sections 6.3 and 11.2), on the endpoint as on the paths that Micronaut
 * answers: a route of the application, a path where nothing is, the landing page.
 */
class FramingTest {
    private static final String SETTING = "framing-test.routes";

    /** Anybody can send these requests, so they must not fill the log. */
    private static final LogLines LOG = new LogLines("io.micronaut.http.server");

    private static WireServer server;

    @Controller("/framing")
    @Requires(property = SETTING)
    static class FramedRoutes {
        private static final AtomicInteger SMUGGLED = new AtomicInteger();

        @Post("/plain")
        String plain(@Body String body) {
            return "plain";
        }

        @Post("/unread")
        String unread() {
            return "unread";
        }

        @Get("/smuggled")
        String smuggled() {
            SMUGGLED.incrementAndGet();
            return "smuggled";
        }

        @Get("/after")
        String after() {
            return "after";
        }
    }

    @BeforeAll
    static void start() {
        server = WireServer.with(Map.of(SETTING, "true", "micronaut.server.log-handled-exceptions", "false"));
    }

    @AfterAll
    static void stop() {
        server.close();
        LOG.close();
    }

    @AfterEach
    void nothingIsLogged() {
        assertThat(LOG.all()).isEmpty();
    }

    static Stream<Arguments> requests() {
        return Smuggled.rows(server.port()).stream()
                .flatMap(request -> Stream.of("/mcp", "/nothing", "/framing/plain", "/framing/unread", "/")
                        .map(path -> Arguments.of(request, path)));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("requests")
    void noRequestIsServedFromWithinAnother(Smuggled request, String path) {
        int before = FramedRoutes.SMUGGLED.get();
        try (HttpConnection connection = HttpConnection.open(server.port())) {
            connection.send(request.bytes(path, server.port()));
            HttpAnswer answer = connection.read();
            switch (request.expected()) {
                case SERVED -> assertNextRequestIsAnswered(connection, answer);
                case REFUSED -> {
                    assertThat(answer.status()).as("%s", answer).isEqualTo(400);
                    assertClosed(connection);
                }
                case BROKEN_OFF -> {
                    assertThat(answer.status()).as("%s", answer).isIn(early(path));
                    assertClosed(connection);
                }
            }
        }
        assertThat(FramedRoutes.SMUGGLED.get()).as("smuggled requests served").isEqualTo(before);
    }

    /** A path where nothing is, or a route that asks for no body, may be answered before its body is read. */
    private static List<Integer> early(String path) {
        return switch (path) {
            case "/nothing", "/" -> List.of(400, 404);
            case "/framing/unread" -> List.of(400, 200);
            default -> List.of(400);
        };
    }

    private static void assertClosed(HttpConnection connection) {
        assertThat(connection.closedByServer()).as("closes the connection").isTrue();
    }

    private static void assertNextRequestIsAnswered(HttpConnection connection, HttpAnswer answer) {
        if (answer.header("Connection").orElse("").equalsIgnoreCase("close")) {
            assertClosed(connection);
            return;
        }
        connection.send("GET /framing/after HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n\r\n");
        assertThat(connection.read().text()).isEqualTo("after");
    }

    /**
     * On HTTP/2 frames say where a body ends, and headers that say otherwise are malformed (RFC 9113, section 8.1.1). A
     * path where nothing is may be answered before its body is read.
     */
    @ParameterizedTest(name = "{0}: {1} to {2}")
    @CsvSource({
        "content-length, 5, /nothing",
        "content-length, 5, /framing/plain",
        "content-length, 5, /mcp",
        "content-length, 500, /nothing",
        "content-length, 500, /framing/plain",
        "content-length, 500, /mcp",
        "transfer-encoding, chunked, /nothing",
        "transfer-encoding, chunked, /framing/plain",
        "transfer-encoding, chunked, /mcp"
    })
    void aStreamThatContradictsItsFramesIsNotServed(String header, String value, String path) throws IOException {
        int before = FramedRoutes.SMUGGLED.get();
        try (WireServer http2 = WireServer.with(Map.of(SETTING, "true", "micronaut.server.http-version", "2.0"));
                Http2Frames frames = Http2Frames.open(http2.port())) {
            frames.post(path, "127.0.0.1:" + http2.port(), header, value);
            frames.lastData("0\r\n\r\nGET /framing/smuggled HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");

            assertThat(frames.answer()).isNotEqualTo("200");
        }
        assertThat(FramedRoutes.SMUGGLED.get()).as("smuggled requests served").isEqualTo(before);
    }
}
