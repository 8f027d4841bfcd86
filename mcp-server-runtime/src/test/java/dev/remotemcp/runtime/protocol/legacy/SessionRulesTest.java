package dev.remotemcp.runtime.protocol.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remotemcp.runtime.Client;
import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.config.TestSettings;
import dev.remotemcp.runtime.protocol.EventStream;
import dev.remotemcp.runtime.protocol.Exchange;
import dev.remotemcp.runtime.protocol.Reply;
import dev.remotemcp.runtime.state.Session;
import dev.remotemcp.runtime.state.SessionStore;
import dev.remotemcp.runtime.state.Sessions;
import java.security.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A session belongs to whoever opened it. */
final class SessionRulesTest {
    private final KeptSessions sessions = new KeptSessions();
    private final SessionRules rules = rules(TestSettings.ofDefault());

    @ParameterizedTest(name = "opened by ''{0}'', used by ''{1}'': {2}")
    @CsvSource({"alice, alice, true", "alice, bob, false", "alice, '', false", "'', alice, false", "'', '', true"})
    void onlyTheOneWhoOpenedASessionFindsIt(String opener, String user, boolean found) throws HttpRefusal {
        sessions.add(session("s1", opener));
        if (found) {
            assertThat(rules.session(new Request("s1", user)).id()).isEqualTo("s1");
            return;
        }
        HttpRefusal foreign = refusal("s1", user);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.problem())
                .as("the same as for one that never was")
                .isEqualTo(refusal("s2", user).problem());
    }

    @Test
    void whoeverTriesAForeignSessionDoesNotKeepItAlive() throws HttpRefusal {
        sessions.add(session("s1", "alice"));
        refusal("s1", "bob");
        assertThat(sessions.used).isEmpty();
        rules.session(new Request("s1", "alice"));
        assertThat(sessions.used).containsExactly("s1");
    }

    @Test
    void aSessionOfOneServerIsUnknownToTheOthers() throws HttpRefusal {
        sessions.add(session("s1", "alice"));
        SessionRules other = rules(TestSettings.of("admin"));
        assertThat(refusal(other, "s1", "alice").status()).isEqualTo(404);
        assertThat(sessions.used).isEmpty();
        assertThat(rules.session(new Request("s1", "alice")).id()).isEqualTo("s1");
    }

    private SessionRules rules(ServerSettings server) {
        return new SessionRules(server, new SessionStore(server, sessions));
    }

    private HttpRefusal refusal(String id, String user) {
        return refusal(rules, id, user);
    }

    private static HttpRefusal refusal(SessionRules asked, String id, String user) {
        List<HttpRefusal> refusals = new ArrayList<>();
        assertThatThrownBy(() -> asked.session(new Request(id, user)))
                .isInstanceOfSatisfying(HttpRefusal.class, refusals::add);
        return refusals.getFirst();
    }

    private static Session session(String id, String principal) {
        Client client = Client.unknown("2025-11-25");
        return new Session(
                id,
                ServerSettings.DEFAULT,
                principal,
                "caller " + principal,
                client,
                SessionRules.FIRST_LEVEL,
                Set.of());
    }

    private static final class KeptSessions implements Sessions {
        @Override
        public boolean mayWait() {
            return false;
        }

        private final Map<String, Session> kept = new HashMap<>();
        private final List<String> used = new ArrayList<>();

        @Override
        public void add(Session session) {
            kept.put(session.id(), session);
        }

        @Override
        public Optional<Session> use(String id) {
            Optional<Session> found = find(id);
            found.ifPresent(session -> used.add(id));
            return found;
        }

        @Override
        public Optional<Session> find(String id) {
            return Optional.ofNullable(kept.get(id));
        }

        @Override
        public void update(String id, UnaryOperator<Session> change) {
            kept.computeIfPresent(id, (key, session) -> change.apply(session));
        }

        @Override
        public void remove(String id) {
            kept.remove(id);
        }

        @Override
        public void onEnd(Consumer<String> listener) {
            throw new UnsupportedOperationException("nobody listens here");
        }
    }

    /** A request with a session id, of somebody or, with an empty name, of anybody. */
    private record Request(String session, String user) implements Exchange {
        @Override
        public @Nullable String header(String name) {
            return name.equals("Mcp-Session-Id") ? session : null;
        }

        @Override
        public Optional<Principal> principal() {
            return user.isEmpty() ? Optional.empty() : Optional.of(() -> user);
        }

        @Override
        public String owner() {
            return user;
        }

        @Override
        public String shareKey() {
            return user.isEmpty() ? "peer 192.0.2.1" : "caller " + user;
        }

        @Override
        public void reply(Reply reply) {
            throw new AssertionError("Rules do not answer");
        }

        @Override
        public EventStream stream() {
            throw new AssertionError("Rules do not answer");
        }

        @Override
        public Executor virtualThreads() {
            throw new AssertionError("Rules run nothing");
        }

        @Override
        public Runnable hold() {
            throw new AssertionError("Rules hold nothing");
        }

        @Override
        public void forgetRequest() {
            throw new AssertionError("Rules forget nothing");
        }

        @Override
        public void onDisconnect(Runnable action) {
            throw new AssertionError("Rules wait for nothing");
        }
    }
}
