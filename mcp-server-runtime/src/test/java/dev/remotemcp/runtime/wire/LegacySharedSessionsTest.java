package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.catalog.Binding;
import dev.remotemcp.runtime.catalog.BindingSource;
import dev.remotemcp.runtime.catalog.McpCatalog;
import dev.remotemcp.runtime.state.Change;
import dev.remotemcp.runtime.state.ChangeBus;
import dev.remotemcp.runtime.state.Session;
import dev.remotemcp.runtime.state.SessionBus;
import dev.remotemcp.runtime.state.SessionMessage;
import dev.remotemcp.runtime.state.Sessions;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two instances of one deployment, whose sessions, messages and changes are kept where both reach them. */
final class LegacySharedSessionsTest {
    private final Shared shared = new Shared();
    private final Gate gate = new Gate();
    private final List<EmbeddedServer> instances = new ArrayList<>();
    private LegacyWire first;
    private LegacyWire second;

    @BeforeEach
    void start() {
        first = instance();
        second = instance();
    }

    @AfterEach
    void stop() {
        gate.open();
        instances.forEach(server -> {
            server.stop();
            server.getApplicationContext().close();
        });
        assertThat(shared.calledOnEventLoop).as("a store that waits").isEmpty();
    }

    private LegacyWire instance() {
        List<Binding> bindings = new ArrayList<>(new FixtureTools(gate).bindings());
        bindings.addAll(new FixtureQuestions().bindings());
        bindings.addAll(new FixtureTexts().bindings());
        ApplicationContext context = ApplicationContext.builder()
                .properties(Map.of("micronaut.server.port", -1))
                .beansPredicate(WireServer::isNoOffer)
                .build();
        context.registerSingleton(BindingSource.class, () -> bindings);
        context.registerSingleton(Sessions.class, shared);
        context.registerSingleton(SessionBus.class, shared.messages);
        context.registerSingleton(ChangeBus.class, shared.changes);
        context.start();
        EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
        instances.add(server);
        return new LegacyWire(server.getPort());
    }

    private LegacySession at(LegacyWire instance, LegacySession session) {
        return instance.session(session.id());
    }

    @Test
    void aSessionOfOneInstanceIsServedByTheOther() {
        LegacySession session = first.open();
        at(second, session).logLevel("error");
        assertThat(at(second, session)
                        .call("echo")
                        .with("message", "hi")
                        .expectStatus(200)
                        .text())
                .isEqualTo("hi");
        assertThat(shared.find(session.id()).orElseThrow().logLevel().name()).isEqualTo("ERROR");
    }

    @Test
    void anAnswerReachesTheInstanceThatAsked() {
        LegacySession session = first.open();
        try (LegacyStream stream = session.call("asks_form").open()) {
            JsonNode question = stream.question("elicitation/create");
            at(second, session).answer(question, "{\"action\":\"accept\",\"content\":{\"name\":\"Ada\",\"age\":36}}");
            assertThat(stream.toEnd().text()).contains("Ada");
        }
    }

    @Test
    void aCancellationReachesTheInstanceThatRunsTheCall() {
        LegacySession session = first.open();
        try (HttpConnection connection = first.connect()) {
            session.call("waits").id("long").sendOn(connection);
            gate.awaitEntered(1);
            at(second, session).cancel("long");
            gate.awaitInterrupted();
            assertThat(connection.read().status()).isEqualTo(202);
        }
    }

    @Test
    void anEndedSessionEndsOnBoth() {
        LegacySession session = first.open();
        try (LegacyStream listening = session.listen()) {
            at(second, session).delete().expectStatus(204);
            assertThat(listening.toEnd().messages()).isEmpty();
        }
        session.request("ping").expectStatus(404);
    }

    @Test
    void aChangeOfOneInstanceIsToldByTheOther() {
        LegacySession session = first.open();
        at(second, session).subscribe("note://plain");
        try (LegacyStream listening = session.listen()) {
            listening.marker();
            McpCatalog other = instances.getLast().getApplicationContext().getBean(McpCatalog.class);
            other.resourceUpdated("note://plain");
            assertThat(listening
                            .next("notifications/resources/updated")
                            .path("uri")
                            .asString())
                    .isEqualTo("note://plain");
        }
    }

    /** A store, a bus for messages and one for changes, as a deployment would have them on a network. */
    private static final class Shared implements Sessions {
        private final Map<String, Session> kept = new ConcurrentHashMap<>();
        private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
        private final Queue<String> calledOnEventLoop = new ConcurrentLinkedQueue<>();
        private final Messages messages = new Messages();
        private final Changes changes = new Changes();

        private void waits(String method) {
            if (Thread.currentThread() instanceof FastThreadLocalThread) {
                calledOnEventLoop.add(method);
            }
        }

        @Override
        public boolean mayWait() {
            return true;
        }

        @Override
        public void add(Session session) {
            waits("add");
            kept.put(session.id(), session);
        }

        @Override
        public Optional<Session> use(String id) {
            waits("use");
            return find(id);
        }

        @Override
        public Optional<Session> find(String id) {
            waits("find");
            return Optional.ofNullable(kept.get(id));
        }

        @Override
        public void update(String id, UnaryOperator<Session> change) {
            waits("update");
            kept.computeIfPresent(id, (key, session) -> change.apply(session));
        }

        @Override
        public void remove(String id) {
            waits("remove");
            kept.remove(id);
            listeners.forEach(listener -> listener.accept(id));
        }

        @Override
        public void onEnd(Consumer<String> listener) {
            listeners.add(listener);
        }
    }

    private static final class Messages implements SessionBus {
        private final List<Consumer<SessionMessage>> subscribers = new CopyOnWriteArrayList<>();

        @Override
        public void publish(SessionMessage message) {
            subscribers.forEach(subscriber -> subscriber.accept(message));
        }

        @Override
        public void subscribe(Consumer<SessionMessage> subscriber) {
            subscribers.add(subscriber);
        }
    }

    private static final class Changes implements ChangeBus {
        private final List<Consumer<Change>> subscribers = new CopyOnWriteArrayList<>();

        @Override
        public void publish(Change change) {
            subscribers.forEach(subscriber -> subscriber.accept(change));
        }

        @Override
        public Runnable subscribe(Consumer<Change> subscriber) {
            subscribers.add(subscriber);
            return () -> subscribers.remove(subscriber);
        }
    }
}
