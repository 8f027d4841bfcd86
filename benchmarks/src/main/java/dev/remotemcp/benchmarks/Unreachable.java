package dev.remotemcp.benchmarks;

import dev.remotemcp.runtime.Answers;
import dev.remotemcp.runtime.Client;
import dev.remotemcp.runtime.Question;
import dev.remotemcp.runtime.call.Interaction;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The client of tools that never turn to it. */
final class Unreachable implements Interaction {
    @Override
    public Client client() {
        throw refusal();
    }

    @Override
    public Optional<Principal> principal() {
        throw refusal();
    }

    @Override
    public JsonNode meta() {
        throw refusal();
    }

    @Override
    public void progress(double progress, @Nullable Double total, @Nullable String message) {
        throw refusal();
    }

    @Override
    public void log(LoggingLevel level, @Nullable String logger, Object data) {
        throw refusal();
    }

    @Override
    public void continueByPolling(Duration retry) {
        throw refusal();
    }

    @Override
    public Answers ask(List<Question<?>> questions) {
        throw refusal();
    }

    @Override
    public <T> T once(String step, Class<T> type, Supplier<T> action) {
        throw refusal();
    }

    private static UnsupportedOperationException refusal() {
        return new UnsupportedOperationException("No benchmark turns to its client");
    }
}
