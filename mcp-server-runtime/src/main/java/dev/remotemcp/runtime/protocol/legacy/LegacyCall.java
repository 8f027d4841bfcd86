package dev.remotemcp.runtime.protocol.legacy;

import dev.remotemcp.runtime.Answers;
import dev.remotemcp.runtime.Client;
import dev.remotemcp.runtime.McpToolException;
import dev.remotemcp.runtime.Question;
import dev.remotemcp.runtime.call.Interaction;
import dev.remotemcp.runtime.config.LegacyConfiguration;
import dev.remotemcp.runtime.config.StateConfiguration;
import dev.remotemcp.runtime.protocol.ClientRequests;
import dev.remotemcp.runtime.protocol.Envelope;
import dev.remotemcp.runtime.protocol.EventStream;
import dev.remotemcp.runtime.protocol.Exchange;
import dev.remotemcp.runtime.protocol.Member;
import dev.remotemcp.runtime.protocol.Notifications;
import dev.remotemcp.runtime.protocol.Reply;
import dev.remotemcp.runtime.protocol.json.JsonSlice;
import dev.remotemcp.runtime.state.Session;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import java.security.Principal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One request of these revisions while it is served: answers as JSON, and turns to an event stream when something is
 * sent before the response. Goes on when the connection is lost. Thread-safe.
 */
final class LegacyCall implements Interaction {
    private final Exchange exchange;
    private final Envelope envelope;
    private final Session session;
    private final @Nullable LiveSession live;
    private final Tools tools;

    // Guarded by this.
    private final Map<String, JsonNode> steps = new HashMap<>();
    private @Nullable LegacyQuestions questions;
    private @Nullable CallStream stream;
    private @Nullable JsonNode meta;

    /** What every call of the dialect works with. */
    record Tools(ClientRequests requests, LegacyConfiguration legacy, StateConfiguration state, JsonMapper json) {}

    /**
     * A call.
     *
     * @param live what goes on in the session; nothing if there is none
     */
    LegacyCall(Exchange exchange, Envelope envelope, Session session, Optional<LiveSession> live, Tools tools) {
        this.exchange = exchange;
        this.envelope = envelope;
        this.session = session;
        this.live = live.orElse(null);
        this.tools = tools;
    }

    /**
     * Sends the response; the status counts only while no stream has started.
     *
     * @param smaller the answer if there is no memory for this one
     */
    void answer(Reply reply, Supplier<Reply> smaller) {
        withdrawQuestions("The call has ended");
        CallStream started;
        synchronized (this) {
            started = stream;
        }
        if (started == null) {
            if (!exchange.offer(reply)) {
                exchange.reply(smaller.get());
            }
        } else {
            started.end(reply.body());
        }
    }

    /** Whether an event stream has been started, and with it a status been sent. */
    synchronized boolean streaming() {
        return stream != null;
    }

    /** The client no longer wants the response, so it gets none (specification, Cancellation). */
    void abandon() {
        withdrawQuestions("The call was cancelled");
        CallStream started;
        synchronized (this) {
            started = stream;
        }
        if (started == null) {
            exchange.reply(Reply.empty(202));
        } else {
            started.end();
        }
    }

    /** Tells the client that no answers are awaited any more. */
    void withdrawQuestions(String reason) {
        LegacyQuestions asked;
        synchronized (this) {
            asked = questions;
        }
        if (asked != null) {
            asked.withdrawAll(reason);
        }
    }

    private synchronized CallStream stream() {
        CallStream started = stream;
        if (started == null) {
            started = start();
            stream = started;
        }
        return started;
    }

    private CallStream start() {
        EventStream events = exchange.stream();
        if (live == null) {
            return new SingleStream(events);
        }
        ResumableStream resumable =
                live.stream(Revisions.isLatest(session.client().protocolVersion()));
        resumable.open(events);
        exchange.onDisconnect(() -> resumable.disconnected(events));
        return resumable;
    }

    @Override
    public Client client() {
        return session.client();
    }

    @Override
    public Optional<Principal> principal() {
        return exchange.principal();
    }

    @Override
    public synchronized JsonNode meta() {
        if (meta == null) {
            JsonSlice slice = envelope.get(Member.META);
            meta = slice == null || !slice.isObject()
                    ? tools.json().createObjectNode()
                    : tools.json().readTree(slice.bytes(), slice.offset(), slice.length());
        }
        return meta;
    }

    @Override
    public void progress(double progress, @Nullable Double total, @Nullable String message) {
        JsonSlice token = envelope.get(Member.PROGRESS_TOKEN);
        if (token != null) {
            stream().send(Notifications.progress(token, progress, total, message));
        }
    }

    @Override
    public void log(LoggingLevel level, @Nullable String logger, Object data) {
        // Without sessions the server does not declare the capability to log.
        if (live != null && level.level() >= session.logLevel().level()) {
            stream().send(Notifications.message(level, logger, tools.json().writeValueAsBytes(data)));
        }
    }

    @Override
    public void continueByPolling(Duration retry) {
        if (live != null && Revisions.isLatest(session.client().protocolVersion())) {
            stream().continueByPolling(retry);
        }
    }

    @Override
    public Answers ask(List<Question<?>> asked) {
        if (live == null) {
            throw new McpToolException(
                    "This needs an answer from the client, which takes a session, and the server keeps none"
                            + " (mcp.legacy.sessions=false): use a client that speaks 2026-07-28");
        }
        tools.requests().requireCapabilities(asked, client());
        return questions(live).ask(asked);
    }

    private synchronized LegacyQuestions questions(LiveSession connected) {
        LegacyQuestions known = questions;
        if (known == null) {
            known = new LegacyQuestions(
                    connected,
                    session.client().protocolVersion(),
                    tools.requests(),
                    this::stream,
                    tools.state().ttl());
            questions = known;
        }
        return known;
    }

    @Override
    public <T> T once(String step, Class<T> type, Supplier<T> action) {
        JsonNode done;
        synchronized (this) {
            done = steps.get(step);
        }
        if (done != null) {
            return tools.json().treeToValue(done, type);
        }
        T result = action.get();
        synchronized (this) {
            steps.put(step, tools.json().valueToTree(result));
        }
        return result;
    }
}
