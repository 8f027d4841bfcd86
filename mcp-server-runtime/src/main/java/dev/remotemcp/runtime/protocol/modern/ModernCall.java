package dev.remotemcp.runtime.protocol.modern;

import dev.remotemcp.runtime.Answers;
import dev.remotemcp.runtime.Client;
import dev.remotemcp.runtime.Question;
import dev.remotemcp.runtime.call.InputRequiredSignal;
import dev.remotemcp.runtime.call.Interaction;
import dev.remotemcp.runtime.call.InvalidArgumentsException;
import dev.remotemcp.runtime.call.McpJson;
import dev.remotemcp.runtime.pipeline.Outcome;
import dev.remotemcp.runtime.protocol.ClientReader;
import dev.remotemcp.runtime.protocol.ClientRequests;
import dev.remotemcp.runtime.protocol.Envelope;
import dev.remotemcp.runtime.protocol.EventStream;
import dev.remotemcp.runtime.protocol.Exchange;
import dev.remotemcp.runtime.protocol.Member;
import dev.remotemcp.runtime.protocol.Notifications;
import dev.remotemcp.runtime.protocol.Reply;
import dev.remotemcp.runtime.protocol.ServerEvent;
import dev.remotemcp.runtime.protocol.json.JsonSlice;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request of this revision while it is served: answers as JSON, and turns to an event stream with the first
 * notification. Thread-safe.
 */
final class ModernCall implements Interaction {
    private final Exchange exchange;
    private final Envelope envelope;
    private final ClientRequests clientRequests;
    private final JsonMapper json;
    private Rounds.Known known;
    private final @Nullable LoggingLevel logLevel;
    private Map<String, String> complaints = Map.of();
    private @Nullable EventStream stream;
    private @Nullable Client client;
    private @Nullable JsonNode meta;

    ModernCall(
            Exchange exchange,
            Envelope envelope,
            ClientRequests clientRequests,
            McpJson json,
            Rounds.Known known,
            Optional<LoggingLevel> logLevel) {
        this.exchange = exchange;
        this.envelope = envelope;
        this.clientRequests = clientRequests;
        this.json = json.mapper();
        this.known = known;
        this.logLevel = logLevel.orElse(null);
    }

    synchronized Rounds.Known known() {
        return known;
    }

    /**
     * Sends the final response; status and headers count only while no stream has started.
     *
     * @param smaller the answer if there is no memory for this one
     */
    void answer(Reply reply, Supplier<Reply> smaller) {
        EventStream started;
        synchronized (this) {
            started = stream;
        }
        if (started == null) {
            if (!exchange.offer(reply)) {
                exchange.reply(smaller.get());
            }
        } else {
            started.end(ServerEvent.of(reply.body()));
        }
    }

    /** Whether an event stream has been started, and with it a status been sent. */
    synchronized boolean streaming() {
        return stream != null;
    }

    private void send(byte[] notification) {
        EventStream started;
        synchronized (this) {
            if (stream == null) {
                stream = exchange.stream();
            }
            started = stream;
        }
        started.send(ServerEvent.of(notification));
    }

    @Override
    public synchronized Client client() {
        if (client == null) {
            client = ClientReader.read(
                    EnvelopeChecks.VERSION,
                    true,
                    envelope.get(Member.CLIENT_INFO),
                    envelope.get(Member.CLIENT_CAPABILITIES));
        }
        return client;
    }

    @Override
    public Optional<Principal> principal() {
        return exchange.principal();
    }

    @Override
    public synchronized JsonNode meta() {
        if (meta == null) {
            meta = tree(envelope.get(Member.META));
        }
        return meta;
    }

    private JsonNode tree(@Nullable JsonSlice slice) {
        return slice == null ? json.createObjectNode() : json.readTree(slice.bytes(), slice.offset(), slice.length());
    }

    @Override
    public void progress(double progress, @Nullable Double total, @Nullable String message) {
        JsonSlice token = envelope.get(Member.PROGRESS_TOKEN);
        if (token == null) {
            return;
        }
        send(Notifications.progress(token, progress, total, message));
    }

    @Override
    public void log(LoggingLevel level, @Nullable String logger, Object data) {
        if (logLevel == null || level.level() < logLevel.level()) {
            return;
        }
        send(Notifications.message(level, logger, json.writeValueAsBytes(data)));
    }

    @Override
    public void continueByPolling(Duration retry) {
        // A stream of this revision is lost with its connection, so there is nothing to come back to.
    }

    @Override
    public Answers ask(List<Question<?>> questions) {
        clientRequests.requireCapabilities(questions, client());
        Map<String, Object> answers = new HashMap<>();
        List<Question<?>> open = new ArrayList<>();
        for (Question<?> question : questions) {
            answer(question).ifPresentOrElse(answer -> answers.put(question.key(), answer), () -> open.add(question));
        }
        if (!open.isEmpty()) {
            throw new InputRequiredSignal(open);
        }
        return new Answers(answers);
    }

    private synchronized Optional<Object> answer(Question<?> question) {
        JsonNode response = known.answers().get(question.key());
        if (response == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(clientRequests.answer(question, response));
        } catch (InvalidArgumentsException e) {
            complaints = new HashMap<>(complaints);
            complaints.put(question.key(), String.join("; ", e.problems()));
            known = known.without(question.key());
            return Optional.empty();
        }
    }

    /** The open questions as the specification's {@code inputRequests}. */
    synchronized ObjectNode requests(Outcome.InputRequired required) {
        ObjectNode requests = json.createObjectNode();
        for (Question<?> question : required.questions()) {
            Optional<String> complaint = Optional.ofNullable(complaints.get(question.key()));
            requests.set(question.key(), clientRequests.request(question, complaint));
        }
        return requests;
    }

    @Override
    public <T> T once(String step, Class<T> type, Supplier<T> action) {
        JsonNode done;
        synchronized (this) {
            done = known.steps().get(step);
        }
        if (done != null) {
            return json.treeToValue(done, type);
        }
        T result = action.get();
        synchronized (this) {
            known = known.with(step, json.valueToTree(result));
        }
        return result;
    }
}
