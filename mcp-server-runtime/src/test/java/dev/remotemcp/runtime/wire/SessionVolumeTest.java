package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.protocol.OpenStreams;
import dev.remotemcp.runtime.state.Session;
import dev.remotemcp.runtime.state.SessionStore;
import dev.remotemcp.runtime.state.Sessions;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many clients that come and go without a word, and both eras on the same connections. */
final class SessionVolumeTest {
    private static final int SESSIONS = 2_000;
    private static final int LISTENERS = 40;
    private static final int CONNECTIONS = 20;
    private static final int REQUESTS = 25;

    @Test
    void sessionsThatAreDroppedLeaveNothingBehindAndNoneHearsOfAnother() {
        try (WireServer server = WireServer.with(Map.of("mcp.legacy.session-timeout", "1500ms"))) {
            List<String> ids = new ArrayList<>();
            List<LegacyStream> listening = new ArrayList<>();
            try (HttpConnection connection = server.legacy().connect()) {
                for (int i = 0; i < SESSIONS; i++) {
                    LegacySession session = open(server, connection);
                    ids.add(session.id());
                    String marker = "marker " + i;
                    session.call("echo").with("message", marker).sendOn(connection);
                    assertThat(connection.read().text()).contains("\"" + marker + "\"");
                    if (i % (SESSIONS / LISTENERS) == 0) {
                        session.subscribe("note://items/" + i);
                        listening.add(session.listen());
                    }
                }
            }
            assertThat(ids).doesNotHaveDuplicates();
            hearsItsOwn(server, listening);

            Sessions sessions = server.bean(SessionStore.class).sessions();
            List<WeakReference<Object>> kept = references(server, sessions, ids);
            assertThat(kept).hasSizeGreaterThanOrEqualTo(LISTENERS);
            listening.forEach(LegacyStream::close);
            Await.until(
                    "all sessions expire",
                    () -> ids.stream().allMatch(id -> sessions.find(id).isEmpty()));
            Await.until("nothing goes on", () -> server.live().sessions() == 0);
            assertThat(server.live().endedBytes()).isZero();
            assertThat(server.bean(OpenStreams.class).open()).isZero();
            Await.until("the memory returns", () -> {
                System.gc();
                return kept.stream().allMatch(reference -> reference.get() == null);
            });
        }
    }

    private static LegacySession open(WireServer server, HttpConnection connection) {
        server.legacy().initialize(LegacyWire.LATEST, "{}").sendOn(connection);
        HttpAnswer answer = connection.read();
        assertThat(answer.status()).isEqualTo(200);
        return server.legacy().session(answer.header("Mcp-Session-Id").orElseThrow());
    }

    private static void hearsItsOwn(WireServer server, List<LegacyStream> listening) {
        for (int i = 0; i < LISTENERS; i++) {
            server.catalog().resourceUpdated("note://items/" + i * (SESSIONS / LISTENERS));
        }
        server.catalog().toolsChanged();
        for (int i = 0; i < LISTENERS; i++) {
            LegacyStream stream = listening.get(i);
            assertThat(stream.next("notifications/resources/updated")
                            .path("uri")
                            .asString())
                    .isEqualTo("note://items/" + i * (SESSIONS / LISTENERS));
            stream.next("notifications/tools/list_changed");
        }
    }

    private static List<WeakReference<Object>> references(WireServer server, Sessions sessions, List<String> ids) {
        List<Session> found =
                ids.stream().map(sessions::find).flatMap(Optional::stream).toList();
        return server.live().references(found);
    }

    @Test
    void aStreamThatEndedGoesWithItsSession() {
        try (WireServer server = WireServer.start()) {
            LegacySession session = server.legacy().open();
            session.call("reports_progress").progressToken("t").result();
            assertThat(server.live().endedBytes()).isPositive();
            List<WeakReference<Object>> kept =
                    references(server, server.bean(SessionStore.class).sessions(), List.of(session.id()));
            session.delete().expectStatus(204);
            assertThat(server.live().endedBytes()).isZero();
            Await.until("the memory returns", () -> {
                System.gc();
                return kept.getFirst().get() == null;
            });
        }
    }

    @Test
    void bothErasShareConnectionsWithoutCrossTalk() throws InterruptedException {
        try (WireServer server = WireServer.start()) {
            ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
            List<Thread> clients = new ArrayList<>();
            for (int c = 0; c < CONNECTIONS; c++) {
                int client = c;
                clients.add(Thread.startVirtualThread(() -> {
                    try {
                        converse(server, client);
                    } catch (Throwable e) { // an AssertionError is for the test's thread
                        failures.add(e);
                    }
                }));
            }
            for (Thread client : clients) {
                client.join();
            }
            assertThat(failures).isEmpty();
        }
    }

    private static void converse(WireServer server, int client) {
        LegacySession session = server.legacy().open();
        McpWire modern = server.wire();
        try (HttpConnection connection = server.legacy().connect()) {
            for (int i = 0; i < REQUESTS; i++) {
                String marker = "c" + client + " r" + i;
                boolean legacy = (client + i) % 2 == 0;
                boolean tells = i % 3 == 0;
                if (legacy) {
                    LegacyRequest request = tells
                            ? session.call("tells_request").meta("example.org/tag", marker)
                            : session.call("echo").with("message", marker);
                    request.id(marker).sendOn(connection);
                } else {
                    McpRequest request = tells
                            ? modern.call("tells_request").meta("example.org/tag", marker)
                            : modern.call("echo").with("message", marker);
                    connection.send(request.id(marker)
                            .header("Mcp-Session-Id", session.id())
                            .bytes());
                }
                JsonNode message = connection.read().json();
                assertThat(message.path("id").asString()).isEqualTo(marker);
                assertThat(message.path("result").has("resultType"))
                        .as("%s", message)
                        .isEqualTo(!legacy);
                String text = message.at("/result/content/0/text").asString();
                if (tells) {
                    assertThat(text)
                            .startsWith(legacy ? LegacyWire.LATEST + "|" : McpWire.REVISION + "|")
                            .contains("|" + marker + "|");
                } else {
                    assertThat(text).isEqualTo(marker);
                }
            }
        }
    }
}
