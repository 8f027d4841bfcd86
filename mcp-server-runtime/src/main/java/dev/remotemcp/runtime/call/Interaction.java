package dev.remotemcp.runtime.call;

import dev.remotemcp.runtime.Answers;
import dev.remotemcp.runtime.Client;
import dev.remotemcp.runtime.Question;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How one call reaches its client; each dialect has its own, and nothing below knows which. */
public interface Interaction {
    /** What the client says about itself. */
    Client client();

    /** The authenticated caller. */
    Optional<Principal> principal();

    /** The request's {@code _meta}, an object. */
    JsonNode meta();

    /** Sends progress if the client asked for it; the value is already known to be greater than before. */
    void progress(double progress, @Nullable Double total, @Nullable String message);

    /** Sends a log message if the client asked for the level. */
    void log(LoggingLevel level, @Nullable String logger, Object data);

    /** Lets go of the connection if the client can come back. */
    void continueByPolling(Duration retry);

    /** The answers to all the questions, or the end of this run by {@link InputRequiredSignal}. */
    Answers ask(List<Question<?>> questions);

    /** The step's result, from this run or an earlier one. */
    <T> T once(String step, Class<T> type, Supplier<T> action);
}
