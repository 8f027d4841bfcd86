package dev.remotemcp.runtime.protocol;

import dev.remotemcp.runtime.config.LimitsConfiguration;
import dev.remotemcp.runtime.pipeline.Failure;
import dev.remotemcp.runtime.protocol.json.JsonLimits;
import dev.remotemcp.runtime.protocol.modern.ModernDialect;
import jakarta.inject.Singleton;

/** Takes the body of each POST: reads the envelope once and hands it to the dialect it belongs to. */
@Singleton
public final class Receiver {
    /** RFC 8259 sets no limit; Jackson's default is the same. */
    private static final int NUMBER_LENGTH = 1000;

    private final JsonLimits limits;
    private final ModernDialect modern;

    Receiver(LimitsConfiguration limits, ModernDialect modern) {
        this.limits = new JsonLimits(limits.nesting(), limits.stringLength(), NUMBER_LENGTH);
        this.modern = modern;
    }

    /** Answers one POST. */
    public void receive(Exchange exchange, byte[] body) {
        EnvelopeReader.Reading reading = EnvelopeReader.read(body, limits);
        reading.failure()
                .ifPresentOrElse(
                        failure -> exchange.reply(modern.refuse(reading.envelope(), failure)),
                        () -> modern.handle(exchange, reading.envelope()));
    }

    /** The answer to a request that was refused before its body was read. */
    public Reply refuse(Failure failure) {
        return modern.refuse(null, failure);
    }
}
