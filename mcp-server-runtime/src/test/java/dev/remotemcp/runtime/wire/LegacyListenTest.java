package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.protocol.OpenStreams;
import dev.remotemcp.runtime.state.SessionStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The GET stream: what belongs to no call, on one connection, each message once. */
final class LegacyListenTest {
    private static final String TOOLS = "notifications/tools/list_changed";
    private static final String PROMPTS = "notifications/prompts/list_changed";
    private static final String RESOURCES = "notifications/resources/list_changed";
    private static final String UPDATED = "notifications/resources/updated";
    private WireServer server;
    private LegacySession session;

    @BeforeEach
    void start() {
        server = WireServer.start();
        session = server.legacy().open();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void awaitListeners(WireServer of, int connections) {
        OpenStreams streams = of.bean(OpenStreams.class);
        Await.until(connections + " open streams", () -> streams.open() == connections);
    }

    @Test
    void everyChangeIsHeardAndNothingElse() {
        try (LegacyStream listening = session.listen();
                LegacyStream call =
                        session.call("waits_after_progress").progressToken("t").open()) {
            call.next("notifications/progress");
            server.catalog().toolsChanged();
            listening.next(TOOLS);
            server.catalog().promptsChanged();
            listening.next(PROMPTS);
            server.catalog().resourcesChanged();
            listening.next(RESOURCES);
            server.catalog().resourceUpdated("note://plain");
            server.catalog().add(FixtureTools.tool("added", (arguments, context) -> ToolOutput.EMPTY));
            listening.next(TOOLS);
            server.gate().open();
            assertThat(call.toEnd().messages()).as("progress and response").hasSize(2);
            assertThat(listening.ids()).containsExactly("0-1", "0-2", "0-3", "0-4");
        }
    }

    @Test
    void updatesAreHeardOfSubscribedResourcesOnly() {
        LegacySession other = server.legacy().open();
        try (LegacyStream listening = session.listen();
                LegacyStream otherListening = other.listen()) {
            session.subscribe("note://plain");
            session.subscribe("note://items/5");
            server.catalog().resourceUpdated("note://bytes");
            server.catalog().resourceUpdated("note://items/6");
            server.catalog().resourceUpdated("note://plain");
            assertThat(listening.next(UPDATED).path("uri").asString()).isEqualTo("note://plain");
            server.catalog().resourceUpdated("note://items/5");
            assertThat(listening.next(UPDATED).path("uri").asString()).isEqualTo("note://items/5");
            session.unsubscribe("note://plain");
            session.unsubscribe("note://never");
            server.catalog().resourceUpdated("note://plain");
            server.catalog().toolsChanged();
            listening.next(TOOLS);
            otherListening.next(TOOLS);
        }
    }

    @Test
    void aSubscriptionIsBounded() {
        session.request("resources/subscribe")
                .param("uri", "note://items/" + "x".repeat(100_000))
                .expectStatus(200)
                .error(-32602);
        try (HttpConnection connection = server.legacy().connect()) {
            for (int i = 0; i < 1_000; i++) {
                session.request("resources/subscribe")
                        .param("uri", "note://items/" + i)
                        .sendOn(connection);
                assertThat(connection.read().json().has("result")).isTrue();
            }
        }
        session.subscribe("note://items/7");
        session.request("resources/subscribe")
                .param("uri", "note://plain")
                .expectStatus(200)
                .error(-32602);
        session.unsubscribe("note://items/7");
        session.subscribe("note://plain");
    }

    @Test
    void subscriptionsOfASessionAreBoundedInCharacters() {
        String longest = "x".repeat(2_030);
        int fitting = 0;
        try (HttpConnection connection = server.legacy().connect()) {
            boolean taken = true;
            String refusal = "";
            while (taken) {
                session.request("resources/subscribe")
                        .param("uri", "note://items/" + (1_000 + fitting) + longest)
                        .sendOn(connection);
                JsonNode answer = connection.read().json();
                taken = answer.has("result");
                refusal = answer.at("/error/message").asString();
                fitting++;
                assertThat(fitting).isLessThan(1_000);
            }
            assertThat(refusal).contains("262144 characters", "unsubscribe");
        }
        assertThat(fitting - 1).isEqualTo(256 * 1024 / 2_047);
    }

    @Test
    void aMarkerComesFirstWhereClientsKnowOne() {
        try (LegacyStream listening = session.listen()) {
            SseEvent marker = listening.marker();
            assertThat(marker.id()).hasValue("0-0");
            assertThat(marker.retry()).isEmpty();
        }
        LegacySession earlier = server.legacy().open(LegacyWire.JUNE, "{}");
        try (LegacyStream listening = earlier.listen()) {
            Await.until("it listens", () -> server.bean(OpenStreams.class).open() >= 1 && opened(earlier));
            server.catalog().toolsChanged();
            listening.next(TOOLS);
            assertThat(listening.markers()).isEmpty();
            assertThat(listening.ids()).containsExactly("0-1");
        }
    }

    private boolean opened(LegacySession listener) {
        return server.live()
                        .connections(server.bean(SessionStore.class)
                                .sessions()
                                .find(listener.id())
                                .orElseThrow())
                > 0;
    }

    @Test
    void onlyTheNewestConnectionHearsAndTheOneBeforeWhenItIsGone() {
        try (LegacyStream first = session.listen()) {
            first.marker();
            try (LegacyStream second = session.listen()) {
                second.marker();
                server.catalog().toolsChanged();
                second.next(TOOLS);
            }
            awaitListeners(server, 1);
            server.catalog().promptsChanged();
            first.next(PROMPTS);
        }
    }

    @Test
    void aSessionHasAFewConnectionsAtMost() {
        List<LegacyStream> open = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            open.add(session.listen());
        }
        session.get().expectStatus(409).error(-32600);
        server.legacy().open().listen().close();
        open.getFirst().close();
        awaitListeners(server, 3);
        open.add(session.listen());
        open.forEach(LegacyStream::close);
    }

    @Test
    void theServerHasALimitOfStreams() {
        try (WireServer small = WireServer.with(Map.of("mcp.limits.streams", 1));
                LegacyStream only = small.legacy().open().listen()) {
            McpReply refused = small.legacy().open().get().expectStatus(503);
            assertThat(refused.error(-32600).path("message").asString()).contains("mcp.limits.streams");
            assertThat(refused.head().header("Retry-After")).isPresent();
            only.marker();
        }
    }

    @Test
    void whatWasMissedComesOnceToWhoeverSaysWhereTheyWere() {
        String last;
        try (LegacyStream listening = session.listen()) {
            server.catalog().toolsChanged();
            listening.next(TOOLS);
            last = listening.lastId();
        }
        awaitListeners(server, 0);
        server.catalog().promptsChanged();
        server.catalog().promptsChanged();
        server.catalog().resourcesChanged();
        try (LegacyStream again = session.resume(last)) {
            again.next(PROMPTS);
            again.next(RESOURCES);
            server.catalog().toolsChanged();
            again.next(TOOLS);
        }
        awaitListeners(server, 0);
        try (LegacyStream fromTheStart = session.resume("0-0")) {
            fromTheStart.next(TOOLS);
            fromTheStart.next(PROMPTS);
            fromTheStart.next(RESOURCES);
            fromTheStart.next(TOOLS);
            server.catalog().promptsChanged();
            fromTheStart.next(PROMPTS);
            assertThat(fromTheStart.ids()).containsExactly("0-1", "0-2", "0-3", "0-4", "0-5");
        }
    }

    @Test
    void whatWasMissedComesOnceToWhoeverSaysNothing() {
        try (LegacyStream listening = session.listen()) {
            server.catalog().toolsChanged();
            listening.next(TOOLS);
        }
        awaitListeners(server, 0);
        server.catalog().promptsChanged();
        try (LegacyStream again = session.listen()) {
            again.next(PROMPTS);
            server.catalog().resourcesChanged();
            again.next(RESOURCES);
        }
    }

    @Test
    void whoeverListensForTheFirstTimeHearsNothingOld() {
        server.catalog().toolsChanged();
        session.call("echo").with("message", "x").result();
        server.catalog().toolsChanged();
        try (LegacyStream listening = session.listen()) {
            listening.marker();
            server.catalog().promptsChanged();
            listening.next(PROMPTS);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void theLatestOfTooManyMissedMessagesAreAllHeard(int buffer) {
        try (WireServer small = WireServer.with(Map.of("mcp.limits.stream-buffer", buffer))) {
            LegacySession client = small.legacy().open();
            for (int i = 1; i <= 6; i++) {
                client.subscribe("note://items/" + i);
            }
            client.listen().close();
            awaitListeners(small, 0);
            for (int i = 1; i <= 6; i++) {
                small.catalog().resourceUpdated("note://items/" + i);
            }
            List<String> heard = new ArrayList<>();
            try (LegacyStream again = client.listen()) {
                for (int i = 0; i < buffer; i++) {
                    heard.add(again.next(UPDATED).path("uri").asString());
                }
                small.catalog().toolsChanged();
                again.next(TOOLS);
            }
            assertThat(heard).hasSize(buffer).endsWith("note://items/6").doesNotHaveDuplicates();
        }
    }

    @Test
    void aReaderWhoIsTooSlowIsLetGoAndFindsTheRestWhenItComesBack() {
        try (WireServer small = WireServer.with(Map.of("mcp.limits.stream-buffer", 4))) {
            LegacySession client = small.legacy().open();
            String uri = "note://items/" + "x".repeat(1_900);
            client.subscribe(uri);
            try (LegacyStream slow = client.listen()) {
                slow.marker();
                OpenStreams streams = small.bean(OpenStreams.class);
                Await.until("the slow reader is let go", () -> {
                    small.catalog().resourceUpdated(uri);
                    return server(small, client) == 0;
                });
                assertThat(slow.toEnd().messages()).isNotEmpty();
                awaitListeners(small, 0);
                assertThat(streams.open()).isZero();
                try (LegacyStream back = client.resume(slow.lastId())) {
                    assertThat(back.next(UPDATED).path("uri").asString()).isEqualTo(uri);
                    small.catalog().toolsChanged();
                    back.next();
                }
            }
        }
    }

    private static int server(WireServer of, LegacySession client) {
        return of.live()
                .connections(
                        of.bean(SessionStore.class).sessions().find(client.id()).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "1",
                "-1-1",
                "1-",
                "1-x",
                "0-1, 0-2",
                "99999999999999999999-1",
                "1-99999999999999999999",
                "5-0",
                "0x0-1"
            })
    void anEventThatNeverWasIsRefused(String id) {
        session.get()
                .about("tools/call")
                .header("Last-Event-ID", id)
                .expectStatus(400)
                .error(-32600);
        session.request("ping").result();
    }

    @Test
    void anEventFarInTheFutureIsTakenForTheLatest() {
        try (LegacyStream listening = session.resume("0-999999999999999999")) {
            server.catalog().toolsChanged();
            listening.next(TOOLS);
        }
        awaitListeners(server, 0);
        server.catalog().promptsChanged();
        try (LegacyStream listening = session.listen()) {
            listening.next(PROMPTS);
        }
    }

    @Test
    void aServerThatStopsEndsTheStream() throws InterruptedException {
        try (LegacyStream listening = session.listen()) {
            listening.marker();
            Thread stopping = Thread.startVirtualThread(server::stop);
            assertThat(listening.toEnd().messages()).isEmpty();
            stopping.join();
        }
    }
}
