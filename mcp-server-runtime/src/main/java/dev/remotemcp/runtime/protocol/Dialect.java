package dev.remotemcp.runtime.protocol;

import dev.remotemcp.runtime.pipeline.Failure;
import io.micronaut.core.order.Ordered;
import java.util.Optional;

/** One era's way to read requests and to write answers; asked in order, the last one takes what is left. */
public interface Dialect extends Ordered {
    /** Whether a message is of this era. */
    boolean serves(Exchange exchange, Envelope envelope);

    /** Answers a well-formed message. */
    void handle(Exchange exchange, Envelope envelope);

    /** The answer to a message that could not be read whole; the envelope holds as much as could be read. */
    Reply refuse(Optional<Envelope> envelope, Failure failure);
}
