package dev.remotemcp.runtime.protocol.legacy;

import dev.remotemcp.runtime.catalog.McpCatalog;
import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.pipeline.Failure;
import dev.remotemcp.runtime.pipeline.Failure.Kind;
import dev.remotemcp.runtime.pipeline.Operation;
import dev.remotemcp.runtime.pipeline.Permissions;
import dev.remotemcp.runtime.protocol.Envelope;
import dev.remotemcp.runtime.protocol.Member;
import dev.remotemcp.runtime.protocol.Notifications;
import dev.remotemcp.runtime.protocol.Refusal;
import dev.remotemcp.runtime.protocol.json.JsonSlice;
import dev.remotemcp.runtime.state.Session;
import dev.remotemcp.runtime.state.SessionBus;
import dev.remotemcp.runtime.state.SessionMessage;
import dev.remotemcp.runtime.state.SessionStore;
import dev.remotemcp.runtime.state.Sessions;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a client says about its session, and what it sends into it for calls that run. */
@EachBean(ServerSettings.class)
final class SessionMethods {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PING = "ping";
    private static final String SET_LEVEL = "logging/setLevel";
    private static final String SUBSCRIBE = "resources/subscribe";
    private static final String UNSUBSCRIBE = "resources/unsubscribe";
    private static final int MOST_SUBSCRIPTIONS = 1000;

    /** They are kept as long as the session, and a template's variable can be of any length. */
    private static final int MOST_URI = 2_048;

    /** Characters of all URIs of a session together. */
    private static final int MOST_URI_CHARACTERS = 256 * 1024;

    private final Sessions sessions;
    private final SessionBus bus;
    private final SessionRules rules;
    private final McpCatalog catalog;
    private final Permissions permissions;

    SessionMethods(
            @Parameter SessionStore store,
            SessionBus bus,
            @Parameter SessionRules rules,
            @Parameter McpCatalog catalog,
            @Parameter Permissions permissions) {
        this.sessions = store.sessions();
        this.bus = bus;
        this.rules = rules;
        this.catalog = catalog;
        this.permissions = permissions;
    }

    /** Whether there is such a method. */
    boolean knows(String method) {
        return switch (method) {
            case PING, SET_LEVEL, SUBSCRIBE, UNSUBSCRIBE -> true;
            default -> false;
        };
    }

    /** Does what a request asks for. */
    void serve(Session session, Envelope envelope, Optional<Principal> caller) throws Refusal {
        String method = envelope.method();
        if (method.equals(PING)) {
            return;
        }
        if (!rules.kept()) {
            throw new Refusal(
                    Kind.UNKNOWN_METHOD,
                    "The method '" + method
                            + "' takes a session, and the server keeps none (mcp.legacy.sessions=false)");
        }
        switch (method) {
            case SET_LEVEL -> setLevel(session, envelope);
            case SUBSCRIBE -> subscribe(session, uri(envelope), caller);
            default -> unsubscribe(session, uri(envelope));
        }
    }

    private void setLevel(Session session, Envelope envelope) throws Refusal {
        LoggingLevel level = Notifications.level(param(envelope, "level")
                        .filter(JsonSlice::isString)
                        .map(JsonSlice::string)
                        .orElse(""))
                .orElseThrow(
                        () -> new Refusal(
                                Kind.INVALID_PARAMS,
                                "The member 'params.level' must be one of debug, info, notice, warning, error, critical, alert, emergency"));
        sessions.update(session.id(), known -> known.withLogLevel(level));
    }

    private void subscribe(Session session, String uri, Optional<Principal> caller) throws Refusal {
        if (bytes(uri) > MOST_URI) {
            throw new Refusal(Kind.INVALID_PARAMS, "The member 'params.uri' must have at most " + MOST_URI + " bytes");
        }
        Optional<Failure> refused = permissions.refuse(catalog.snapshot(), new Operation.ReadResource(uri), caller);
        if (refused.isPresent()) {
            throw new Refusal(refused.get());
        }
        if (catalog.snapshot().resource(uri).isEmpty()) {
            throw new Refusal(Failure.of(
                    Kind.RESOURCE_NOT_FOUND,
                    "There is no such resource: resources/list and resources/templates/list name them",
                    JsonNodeFactory.instance.objectNode().put("uri", uri)));
        }
        AtomicBoolean full = new AtomicBoolean();
        sessions.update(session.id(), known -> {
            boolean more = !known.subscriptions().contains(uri);
            full.set(more && !fits(known.subscriptions(), uri));
            if (!more || full.get()) {
                return known;
            }
            Set<String> uris = new HashSet<>(known.subscriptions());
            uris.add(uri);
            return known.withSubscriptions(uris);
        });
        if (full.get()) {
            throw new Refusal(
                    Kind.INVALID_PARAMS,
                    "The session has " + MOST_SUBSCRIPTIONS + " subscriptions already, or subscriptions to URIs of "
                            + MOST_URI_CHARACTERS + " characters in all: unsubscribe from some first");
        }
    }

    private static boolean fits(Set<String> known, String uri) {
        return known.size() < MOST_SUBSCRIPTIONS
                && known.stream().mapToInt(String::length).sum() + uri.length() <= MOST_URI_CHARACTERS;
    }

    private static int bytes(String uri) {
        return uri.getBytes(StandardCharsets.UTF_8).length;
    }

    private void unsubscribe(Session session, String uri) {
        sessions.update(session.id(), known -> {
            Set<String> uris = new HashSet<>(known.subscriptions());
            uris.remove(uri);
            return known.withSubscriptions(uris);
        });
    }

    private static String uri(Envelope envelope) throws Refusal {
        String uri = envelope.text(Member.URI);
        if (uri == null) {
            throw new Refusal(Kind.INVALID_PARAMS, "The member 'params.uri' must be a string");
        }
        return uri;
    }

    /** Takes a notification or a response; what concerns no running call is of no interest. */
    void receive(Session session, Envelope envelope) throws HttpRefusal {
        if (envelope.isResponse()) {
            if (!rules.kept()) {
                throw new HttpRefusal(
                        400,
                        "The server asks nothing without a session, so it takes no responses (mcp.legacy.sessions=false)");
            }
            String request = envelope.text(Member.ID);
            if (request != null) {
                bus.publish(new SessionMessage.Response(
                        session.id(), request, tree(envelope.get(Member.RESULT)), tree(envelope.get(Member.ERROR))));
            }
        } else if (envelope.method().equals("notifications/cancelled")) {
            param(envelope, "requestId")
                    .filter(id -> id.length() <= Envelope.MOST_ID && (id.isString() || id.isInteger()))
                    .ifPresent(id -> bus.publish(new SessionMessage.Cancelled(session.id(), requestId(id))));
        }
    }

    /** The id of a request as JSON, however the client escaped it. */
    static String requestId(JsonSlice id) {
        return id.isString() ? JsonNodeFactory.instance.stringNode(id.string()).toString() : id.text();
    }

    private static Optional<JsonSlice> param(Envelope envelope, String name) {
        AtomicReference<@Nullable JsonSlice> found = new AtomicReference<>();
        JsonSlice params = envelope.get(Member.PARAMS);
        if (params != null) {
            params.members((member, value) -> {
                if (member.equals(name)) {
                    found.set(value);
                }
            });
        }
        return Optional.ofNullable(found.get());
    }

    private static Optional<JsonNode> tree(@Nullable JsonSlice slice) {
        return Optional.ofNullable(slice)
                .map(present -> JSON.readTree(present.bytes(), present.offset(), present.length()));
    }
}
