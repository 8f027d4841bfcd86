package dev.remotemcp.runtime.wire;

import dev.remotemcp.annotations.McpServer;
import dev.remotemcp.runtime.builder.McpConfigurer;
import dev.remotemcp.runtime.catalog.Binding;
import dev.remotemcp.runtime.catalog.BindingSource;
import dev.remotemcp.runtime.catalog.GeneratedSources;
import dev.remotemcp.runtime.catalog.McpCatalog;
import dev.remotemcp.runtime.edge.EdgeState;
import dev.remotemcp.runtime.guard.Authentication;
import dev.remotemcp.runtime.guard.Authenticator;
import dev.remotemcp.runtime.guard.RequestHead;
import dev.remotemcp.runtime.protocol.legacy.LiveState;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.inject.BeanType;
import io.micronaut.inject.annotation.MutableAnnotationMetadata;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A server of its own for a test, on a free port, with the fixtures or with the bindings that the test brings. */
public final class WireServer implements AutoCloseable {
    /** In a configuration: leave the key out, although all servers here have it. */
    static final String UNSET = "(unset)";

    private static final String SIGNED_IN = "test.signed-in";

    private final EmbeddedServer server;
    private final int port;
    private final Gate gate;
    private final FixtureQuestions questions;

    private WireServer(EmbeddedServer server, Gate gate, FixtureQuestions questions) {
        this.server = server;
        this.port = server.getPort();
        this.gate = gate;
        this.questions = questions;
    }

    /** A server with all the fixtures and no configuration. */
    static WireServer start() {
        return with(Map.of());
    }

    /** A server with all the fixtures. */
    static WireServer with(Map<String, Object> configuration) {
        Gate gate = new Gate();
        FixtureQuestions questions = new FixtureQuestions();
        List<Binding> bindings = new ArrayList<>(new FixtureTools(gate).bindings());
        bindings.addAll(questions.bindings());
        bindings.addAll(new FixtureTexts().bindings());
        return new WireServer(run(bindings, configuration), gate, questions);
    }

    /** A server with all the fixtures, whose callers are authenticated. */
    static WireServer guarded(Authenticator authenticator, Map<String, Object> configuration) {
        Gate gate = new Gate();
        FixtureQuestions questions = new FixtureQuestions();
        List<Binding> bindings = List.copyOf(new FixtureTools(gate).bindings());
        EmbeddedServer server = startWith(
                List.of(() -> bindings),
                configuration,
                context -> context.registerSingleton(Authenticator.class, authenticator));
        return new WireServer(server, gate, questions);
    }

    /** A server with these bindings in place of annotated classes, and the configurers in this order. */
    static WireServer configured(
            List<? extends Binding> bindings, Map<String, Object> configuration, McpConfigurer... configurers) {
        return new WireServer(
                run(List.copyOf(bindings), configuration, configurers), new Gate(), new FixtureQuestions());
    }

    /** A server with just these bindings. */
    public static WireServer with(List<? extends Binding> bindings, Map<String, Object> configuration) {
        return new WireServer(run(List.copyOf(bindings), configuration), new Gate(), new FixtureQuestions());
    }

    /**
     * A server with these bindings and all the fixtures, whose callers are who they say in the header
     * {@code Authorization}.
     */
    static WireServer signedIn(List<? extends Binding> more, Map<String, Object> configuration) {
        Gate gate = new Gate();
        FixtureQuestions questions = new FixtureQuestions();
        List<Binding> bindings = new ArrayList<>(new FixtureTools(gate).bindings());
        bindings.addAll(questions.bindings());
        bindings.addAll(new FixtureTexts().bindings());
        bindings.addAll(more);
        Map<String, Object> properties = new LinkedHashMap<>(configuration);
        properties.put(SIGNED_IN, true);
        return new WireServer(run(bindings, properties), gate, questions);
    }

    private static CompletionStage<Authentication> whoTheySay(RequestHead head) {
        String name = head.headers("Authorization").stream().findFirst().orElse("nobody");
        return CompletableFuture.completedFuture(new Authentication.Accepted(() -> name, Instant.MAX));
    }

    /** Several servers in one application, each with just these bindings, by name. */
    static WireServer several(
            Map<String, List<? extends Binding>> bindings,
            Map<String, Object> configuration,
            McpConfigurer... configurers) {
        List<BindingSource> sources = new ArrayList<>();
        bindings.forEach((server, offered) -> sources.add(new Offer(server, List.copyOf(offered))));
        return new WireServer(start(sources, configuration, configurers), new Gate(), new FixtureQuestions());
    }

    /** Annotated classes among the tests are beans of every context; a wire test has its own bindings only. */
    static boolean isNoOffer(BeanType<?> bean) {
        return bean.getBeanType() != GeneratedSources.class
                && !BindingSource.class.isAssignableFrom(bean.getBeanType());
    }

    private record Offer(String server, List<Binding> bindings) implements BindingSource {}

    private static EmbeddedServer run(
            List<Binding> bindings, Map<String, Object> configuration, McpConfigurer... configurers) {
        McpConfigurer all = mcp -> List.of(configurers).forEach(configurer -> configurer.configure(mcp));
        return start(List.of(() -> bindings), configuration, all);
    }

    private static EmbeddedServer start(
            List<BindingSource> sources, Map<String, Object> configuration, McpConfigurer... configurers) {
        return startWith(sources, configuration, context -> {}, configurers);
    }

    private static EmbeddedServer startWith(
            List<BindingSource> sources,
            Map<String, Object> configuration,
            Consumer<ApplicationContext> beans,
            McpConfigurer... configurers) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("mcp.server.name", "wire-tests");
        properties.put("mcp.server.version", "1.2.3");
        properties.put("mcp.limits.shutdown-timeout", "5s"); // a test that fails may leave calls behind
        properties.putAll(configuration);
        properties.values().removeIf(UNSET::equals);
        properties.put("micronaut.server.port", -1);
        ApplicationContext context = ApplicationContext.builder()
                .properties(properties)
                .beansPredicate(WireServer::isNoOffer)
                .build();
        if (properties.containsKey(SIGNED_IN)) {
            context.registerSingleton(Authenticator.class, WireServer::whoTheySay);
        }
        sources.forEach(source -> context.registerSingleton(
                BindingSource.class, source, Qualifiers.byName("source" + sources.indexOf(source))));
        for (McpConfigurer configurer : configurers) {
            String name = "configurer" + List.of(configurers).indexOf(configurer);
            context.registerBeanDefinition(RuntimeBeanDefinition.builder(McpConfigurer.class, () -> configurer)
                    .named(name)
                    .singleton(true)
                    .annotationMetadata(annotations(configurer))
                    .build());
        }
        beans.accept(context);
        try {
            context.start();
            return context.getBean(EmbeddedServer.class).start();
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    /** What the compiler would have kept of the annotations on a bean. */
    private static AnnotationMetadata annotations(McpConfigurer configurer) {
        MutableAnnotationMetadata annotations = new MutableAnnotationMetadata();
        McpServer server = configurer.getClass().getAnnotation(McpServer.class);
        if (server != null) {
            annotations.addDeclaredAnnotation(McpServer.class.getName(), Map.of("value", server.value()));
        }
        return annotations;
    }

    McpWire wire() {
        return McpWire.to(port);
    }

    /** A client of the revisions with a handshake. */
    LegacyWire legacy() {
        return new LegacyWire(port);
    }

    <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    <T> T bean(Class<T> type, String server) {
        return this.server.getApplicationContext().getBean(type, Qualifiers.byName(server));
    }

    /** The state of the server's connections. */
    EdgeState edge() {
        return EdgeState.of(server.getApplicationContext());
    }

    /** What the server keeps for sessions. */
    LiveState live() {
        return LiveState.of(server.getApplicationContext());
    }

    /** The port on the loopback interface. */
    public int port() {
        return port;
    }

    /** What it offers, to be changed while it runs. */
    public McpCatalog catalog() {
        return server.getApplicationContext().getBean(McpCatalog.class);
    }

    Gate gate() {
        return gate;
    }

    FixtureQuestions questions() {
        return questions;
    }

    @Override
    public void close() {
        gate.open();
        stop();
    }

    /** Stops as on a signal, while calls may still run; returns when the server is down. */
    void stop() {
        server.stop();
        server.getApplicationContext().close();
    }
}
