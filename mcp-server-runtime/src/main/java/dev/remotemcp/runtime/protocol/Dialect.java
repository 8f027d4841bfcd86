package dev.remotemcp.runtime.protocol;

import dev.remotemcp.runtime.pipeline.Failure;
import io.micronaut.core.order.Ordered;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One era's way to read requests and to write answers; asked in order, the last one takes what is left. */
public interface Dialect extends Ordered {
    /** Why a call has no answer that has been carried out: the server has no memory for it. */
    Failure ANSWER_TOO_LARGE_NOW = Failure.of(
            Failure.Kind.BUSY,
            "The request was carried out, but the server has no memory left for its large answer (mcp.memory.responses,"
                    + " mcp.memory.responses-per-caller); ask for less, or again if doing it twice does no harm");

    /** Name of the server whose requests it takes. */
    String server();

    /** The revisions of the protocol that it serves, the newest first. */
    List<String> revisions();

    /** Whether a message is of this era. */
    boolean serves(Exchange exchange, Envelope envelope);

    /** Answers a well-formed message. */
    void handle(Exchange exchange, Envelope envelope);

    /** The HTTP methods that this era serves beside POST, and how; they carry no message. */
    default Map<String, Consumer<Exchange>> otherMethods() {
        return Map.of();
    }

    /** The answer to a message that could not be read whole; the envelope holds as much as could be read. */
    Reply refuse(Optional<Envelope> envelope, Failure failure);
}
