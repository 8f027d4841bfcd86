package dev.remotemcp.runtime.protocol;

import dev.remotemcp.runtime.config.LimitsConfiguration;
import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.pipeline.Excerpt;
import dev.remotemcp.runtime.pipeline.Failure;
import dev.remotemcp.runtime.pipeline.Failure.Kind;
import dev.remotemcp.runtime.protocol.json.JsonLimits;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.core.order.OrderUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Takes each request: reads the envelope of a POST once and hands it to the dialect it belongs to. */
@EachBean(ServerSettings.class)
public final class Receiver {
    /** RFC 8259 sets no limit; Jackson's default is the same. */
    private static final int NUMBER_LENGTH = 1000;

    private final JsonLimits limits;
    private final List<Dialect> dialects;
    private final Map<String, Consumer<Exchange>> otherMethods = new TreeMap<>();

    Receiver(ServerSettings server, List<Dialect> dialects) {
        LimitsConfiguration limits = server.limits();
        this.limits = new JsonLimits(limits.nesting(), limits.stringLength(), NUMBER_LENGTH, limits.values());
        List<Dialect> ordered = new ArrayList<>(dialects.stream()
                .filter(dialect -> dialect.server().equals(server.name()))
                .toList());
        OrderUtil.sort(ordered);
        this.dialects = List.copyOf(ordered);
        this.dialects.forEach(dialect -> otherMethods.putAll(dialect.otherMethods()));
    }

    /** Answers one POST. */
    public void receive(Exchange exchange, byte[] body) {
        EnvelopeReader.Reading reading = EnvelopeReader.read(body, limits);
        Envelope envelope = reading.envelope();
        Dialect dialect = dialect(exchange, envelope);
        if (reading.failure().isPresent()) {
            exchange.reply(
                    dialect.refuse(Optional.of(envelope), reading.failure().get()));
        } else {
            dialect.handle(exchange, envelope);
        }
    }

    /** Whether an HTTP method other than POST is served. */
    public boolean serves(String method) {
        return otherMethods.containsKey(method);
    }

    /** Answers one request of an HTTP method other than POST. */
    public void receive(Exchange exchange, String method) {
        otherMethods
                .getOrDefault(method, refused -> refused.reply(refuse(methodNotAllowed(method))))
                .accept(exchange);
    }

    /** The failure of an HTTP method that is not served. */
    public static Failure methodNotAllowed(String method) {
        return Failure.of(
                Kind.METHOD_NOT_ALLOWED,
                "HTTP method " + Excerpt.of(method) + " is not served here: POST one JSON-RPC message");
    }

    /** The answer to a request that was refused before its body was read. */
    public Reply refuse(Failure failure) {
        Reply reply = dialects.getLast().refuse(Optional.empty(), failure);
        if (failure.kind() != Kind.METHOD_NOT_ALLOWED) {
            return reply;
        }
        List<String> allowed = new ArrayList<>(List.of("POST"));
        allowed.addAll(otherMethods.keySet());
        return new Reply(reply.status(), reply.body(), Map.of("Allow", String.join(", ", allowed)));
    }

    private Dialect dialect(Exchange exchange, Envelope envelope) {
        for (Dialect dialect : dialects) {
            if (dialect.serves(exchange, envelope)) {
                return dialect;
            }
        }
        return dialects.getLast();
    }
}
