package dev.remotemcp.runtime.protocol;

import dev.remotemcp.runtime.config.LimitsConfiguration;
import dev.remotemcp.runtime.pipeline.Failure;
import dev.remotemcp.runtime.protocol.json.JsonLimits;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.order.OrderUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the body of each POST: reads the envelope once and hands it to the dialect it belongs to. */
@Context // so that a server that could not answer does not start
public final class Receiver {
    /** RFC 8259 sets no limit; Jackson's default is the same. */
    private static final int NUMBER_LENGTH = 1000;

    private final JsonLimits limits;
    private final List<Dialect> dialects;

    Receiver(LimitsConfiguration limits, List<Dialect> dialects) {
        this.limits = new JsonLimits(limits.nesting(), limits.stringLength(), NUMBER_LENGTH);
        List<Dialect> ordered = new ArrayList<>(dialects);
        OrderUtil.sort(ordered);
        this.dialects = List.copyOf(ordered);
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

    /** The answer to a request that was refused before its body was read. */
    public Reply refuse(Failure failure) {
        return dialects.getLast().refuse(Optional.empty(), failure);
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
