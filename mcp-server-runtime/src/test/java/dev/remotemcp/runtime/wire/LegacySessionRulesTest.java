package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.state.SessionStore;
import dev.remotemcp.runtime.state.Sessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests belong to a session, and when it ends. */
final class LegacySessionRulesTest {
    @Test
    void aRequestWithoutASessionIsRefused() {
        try (WireServer server = WireServer.start()) {
            LegacySession none = server.legacy().session("");
            for (LegacyRequest request : List.of(none.request("ping"), none.get(), none.delete())) {
                String message =
                        request.expectStatus(400).error(-32600).path("message").asString();
                assertThat(message).contains("Mcp-Session-Id", "initialize");
            }
            none.request("notifications/initialized")
                    .withoutId()
                    .expectStatus(400)
                    .error(-32600);
            none.response(LegacyWire.json().readTree("{\"id\":\"x\"}"), "result", "{}")
                    .expectStatus(400)
                    .error(-32600);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "x y", "..", "AAAAAAAAAAAAAAAAAAAAAA", "\u00e9", "a, b"})
    void aSessionThatIsNotThereIsNotFound(String id) {
        try (WireServer server = WireServer.start()) {
            LegacySession unknown = server.legacy().session(id);
            for (LegacyRequest request : List.of(unknown.request("ping"), unknown.get(), unknown.delete())) {
                assertThat(request.expectStatus(404)
                                .error(-32600)
                                .path("message")
                                .asString())
                        .contains("initialize")
                        .doesNotContain(id);
            }
        }
    }

    @Test
    void aDeletedSessionIsGoneForEveryMethod() {
        try (WireServer server = WireServer.start()) {
            LegacySession session = server.legacy().open();
            assertThat(session.delete().expectStatus(204).messages()).isEmpty();
            session.request("ping").expectStatus(404);
            session.get().expectStatus(404);
            session.delete().expectStatus(404);
            session.request("notifications/initialized").withoutId().expectStatus(404);
        }
    }

    @Test
    void deletingASessionEndsItsStreamsAndItsCalls() {
        try (WireServer server = WireServer.start()) {
            LegacySession session = server.legacy().open();
            LegacySession other = server.legacy().open();
            try (LegacyStream listening = session.listen();
                    LegacyStream otherListening = other.listen();
                    LegacyStream call = session.call("waits_after_progress")
                            .progressToken("t")
                            .open()) {
                call.next("notifications/progress");
                server.gate().awaitEntered(1);
                session.delete().expectStatus(204);
                assertThat(listening.toEnd().messages()).isEmpty();
                assertThat(call.toEnd().messages()).as("no response").hasSize(1);
                server.gate().awaitInterrupted();

                server.catalog().toolsChanged();
                otherListening.next("notifications/tools/list_changed");
            }
        }
    }

    @Test
    void aSessionThatNobodyUsesExpires() {
        try (WireServer server = WireServer.with(Map.of("mcp.legacy.session-timeout", "100ms"))) {
            LegacySession session = server.legacy().open();
            awaitEnd(server, session);
            session.request("ping").expectStatus(404).error(-32600);
            session.delete().expectStatus(404);
        }
    }

    @Test
    void whoeverListensOrWaitsForAnAnswerKeepsTheSession() {
        try (WireServer server = WireServer.with(Map.of("mcp.legacy.session-timeout", "300ms"))) {
            LegacySession listens = server.legacy().open();
            LegacySession calls = server.legacy().open();
            try (LegacyStream listening = listens.listen();
                    HttpConnection calling = server.legacy().connect()) {
                LegacyRequest call = calls.call("waits").sendOn(calling);
                server.gate().awaitEntered(1);
                for (int i = 0; i < 3; i++) {
                    awaitEnd(server, server.legacy().open());
                }
                server.catalog().toolsChanged();
                listening.next("notifications/tools/list_changed");
                server.gate().open();
                assertThat(call.answerOn(calling).toEnd().text()).isEqualTo("the gate was open");
                listens.request("ping").result();
                calls.request("ping").result();
            }
            awaitEnd(server, listens);
            awaitEnd(server, calls);
        }
    }

    @Test
    void whenThereAreTooManyTheLongestIdleGo() {
        try (WireServer server =
                WireServer.with(Map.of("mcp.legacy.max-sessions", 3, "mcp.legacy.sessions-per-caller", 3))) {
            List<LegacySession> sessions = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                sessions.add(server.legacy().open());
            }
            sessions.getFirst().request("ping").result();
            LegacySession fourth = server.legacy().open();
            sessions.get(1).request("ping").expectStatus(404);
            sessions.getFirst().request("ping").result();
            sessions.get(2).request("ping").result();
            fourth.request("ping").result();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "2099-01-01", "", "x", "2025-11-25, 2025-11-25", "2026-07-28, 2025-11-25"})
    void aRevisionThatIsNotServedIsRefused(String revision) {
        try (WireServer server = WireServer.start()) {
            LegacySession session = server.legacy().open();
            for (LegacyRequest request : List.of(session.request("ping"), session.get(), session.delete())) {
                request.header("MCP-Protocol-Version", revision)
                        .expectStatus(400)
                        .error(-32600);
            }
            session.request("ping").result();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LegacyWire.LATEST, LegacyWire.JUNE, LegacyWire.MARCH})
    void aClientNeedNotRepeatItsRevision(String revision) {
        try (WireServer server = WireServer.start()) {
            LegacySession session = server.legacy().open(revision, "{}");
            assertThat(session.call("tells_request")
                            .without("MCP-Protocol-Version")
                            .expectStatus(200)
                            .text())
                    .startsWith(revision);
        }
    }

    private static void awaitEnd(WireServer server, LegacySession session) {
        Sessions sessions = server.bean(SessionStore.class).sessions();
        Await.until("the session expires", () -> sessions.find(session.id()).isEmpty());
    }
}
