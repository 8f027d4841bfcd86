package dev.remotemcp.runtime.protocol.legacy;

import dev.remotemcp.runtime.call.Call;
import dev.remotemcp.runtime.call.McpJson;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.McpCatalog;
import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.config.StateConfiguration;
import dev.remotemcp.runtime.pipeline.Excerpt;
import dev.remotemcp.runtime.pipeline.Failure;
import dev.remotemcp.runtime.pipeline.Failure.Kind;
import dev.remotemcp.runtime.pipeline.Operation;
import dev.remotemcp.runtime.pipeline.Outcome;
import dev.remotemcp.runtime.pipeline.Pipeline;
import dev.remotemcp.runtime.protocol.ClientRequests;
import dev.remotemcp.runtime.protocol.Dialect;
import dev.remotemcp.runtime.protocol.Envelope;
import dev.remotemcp.runtime.protocol.ErrorResponse;
import dev.remotemcp.runtime.protocol.Exchange;
import dev.remotemcp.runtime.protocol.Member;
import dev.remotemcp.runtime.protocol.OperationReader;
import dev.remotemcp.runtime.protocol.Refusal;
import dev.remotemcp.runtime.protocol.Reply;
import dev.remotemcp.runtime.protocol.json.JsonSlice;
import dev.remotemcp.runtime.state.Session;
import dev.remotemcp.runtime.state.SessionStore;
import dev.remotemcp.runtime.state.Sessions;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Revisions 2025-11-25, 2025-06-18 and 2025-03-26: a handshake opens a session, and requests belong to it.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports">MCP 2025-11-25,
 *     Transports</a>
 */
@EachBean(ServerSettings.class)
final class LegacyDialect implements Dialect {
    private static final Logger LOG = LoggerFactory.getLogger(LegacyDialect.class);
    private static final String INITIALIZE = "initialize";
    private static final Failure INTERNAL = Failure.of(Kind.INTERNAL, "Internal error; the server's log has more");

    private final String server;
    private final Pipeline pipeline;
    private final McpCatalog catalog;
    private final Sessions sessions;
    private final SessionRules rules;
    private final LiveSessions live;
    private final Handshake handshake;
    private final SessionMethods methods;
    private final StreamRequests streams;
    private final LegacyResults results;
    private final LegacyCall.Tools tools;

    LegacyDialect(
            ServerSettings server,
            @Parameter Pipeline pipeline,
            @Parameter McpCatalog catalog,
            @Parameter SessionStore store,
            @Parameter SessionRules rules,
            @Parameter LiveSessions live,
            @Parameter Handshake handshake,
            @Parameter SessionMethods methods,
            @Parameter StreamRequests streams,
            @Parameter LegacyResults results,
            @Parameter ClientRequests requests,
            StateConfiguration state,
            McpJson json) {
        this.server = server.name();
        this.pipeline = pipeline;
        this.catalog = catalog;
        this.sessions = store.sessions();
        this.rules = rules;
        this.live = live;
        this.handshake = handshake;
        this.methods = methods;
        this.streams = streams;
        this.results = results;
        this.tools = new LegacyCall.Tools(requests, server.legacy(), state, json.mapper());
    }

    @Override
    public String server() {
        return server;
    }

    @Override
    public List<String> revisions() {
        return Revisions.SERVED;
    }

    /** Whatever neither carries an envelope of the other era nor names it. */
    @Override
    public boolean serves(Exchange exchange, Envelope envelope) {
        if (envelope.get(Member.PROTOCOL_VERSION) != null
                || envelope.get(Member.CLIENT_CAPABILITIES) != null
                || envelope.get(Member.CLIENT_INFO) != null) {
            return false;
        }
        return !namesModern(exchange);
    }

    private static boolean namesModern(Exchange exchange) {
        String header = exchange.header(Revisions.HEADER);
        return header != null && header.strip().equals(Envelope.MODERN);
    }

    @Override
    public void handle(Exchange exchange, Envelope envelope) {
        onThread(exchange, () -> handleNow(exchange, envelope));
    }

    /** Sessions that are kept elsewhere must not hold up the event loop. */
    private void onThread(Exchange exchange, Runnable action) {
        if (sessions.mayWait()) {
            exchange.virtualThreads().execute(action);
        } else {
            action.run();
        }
    }

    private void handleNow(Exchange exchange, Envelope envelope) {
        try {
            serve(exchange, envelope);
        } catch (HttpRefusal refusal) {
            exchange.reply(refused(Optional.of(envelope), refusal));
        } catch (Refusal refusal) {
            exchange.reply(refuse(Optional.of(envelope), refusal.failure()));
        } catch (RuntimeException e) {
            LOG.error("{} could not be served", Excerpt.of(envelope.method()), e);
            exchange.reply(refuse(Optional.of(envelope), INTERNAL));
        }
    }

    private void serve(Exchange exchange, Envelope envelope) throws HttpRefusal, Refusal {
        JsonSlice id = envelope.id();
        String method = envelope.method(); // looked up each time
        if (id != null && method.equals(INITIALIZE)) {
            initialize(exchange, envelope, id);
            return;
        }
        Session session = rules.session(exchange);
        if (id == null || envelope.isResponse()) {
            methods.receive(session, envelope);
            exchange.reply(Reply.empty(202));
            return;
        }
        checkProgressToken(envelope);
        if (offers(method)) {
            run(exchange, envelope, id, session, OperationReader.read(envelope));
        } else if (methods.knows(method)) {
            methods.serve(session, envelope, exchange.principal());
            exchange.reply(Reply.of(200, results.done(id)));
        } else {
            throw new Refusal(
                    Kind.UNKNOWN_METHOD,
                    "There is no method '" + Excerpt.of(method) + "' in revision "
                            + session.client().protocolVersion());
        }
    }

    /** It is sent back as it is, so it must be one. */
    private static void checkProgressToken(Envelope envelope) throws Refusal {
        if (envelope.get(Member.PROGRESS_TOKEN) != null && envelope.progressToken() == null) {
            throw new Refusal(
                    Kind.INVALID_PARAMS,
                    "The member '" + Member.PROGRESS_TOKEN.path() + "' must be a string or an integer of at most "
                            + Envelope.MOST_ID + " bytes, or absent");
        }
    }

    /** A method behind a capability that is not advertised does not exist (specification, Capability Negotiation). */
    private boolean offers(String method) {
        return OperationReader.knows(method)
                && (!method.equals("completion/complete") || catalog.snapshot().hasCompletions());
    }

    private void initialize(Exchange exchange, Envelope envelope, JsonSlice id) throws Refusal {
        Session session = handshake.read(exchange, envelope);
        LegacyCall interaction = new LegacyCall(exchange, envelope, session, Optional.empty(), tools);
        Call call = new Call(interaction, exchange.virtualThreads(), exchange.shareKey(), exchange::hold);
        Operation discover = new Operation.Discover();
        pipeline.run(
                discover,
                call,
                outcome -> interaction.answer(
                        outcome instanceof Outcome.Discovered discovered
                                ? opened(envelope, id, session, discovered)
                                : reply(envelope, id, discover, interaction, outcome),
                        () -> refuse(Optional.of(envelope), ANSWER_TOO_LARGE_NOW)));
    }

    private Reply opened(Envelope envelope, JsonSlice id, Session session, Outcome.Discovered discovered) {
        try {
            byte[] body = results.initialized(id, session.client().protocolVersion(), discovered.catalog());
            if (!rules.kept()) {
                return Reply.of(200, body);
            }
            sessions.add(session);
            return new Reply(200, body, Map.of(SessionRules.HEADER, session.id()));
        } catch (RuntimeException e) { // the store may be out of reach
            LOG.error("A session could not be opened", e);
            return refuse(Optional.of(envelope), INTERNAL);
        }
    }

    private void run(Exchange exchange, Envelope envelope, JsonSlice id, Session session, Operation operation) {
        Optional<LiveSession> going = rules.kept() ? Optional.of(live.of(session)) : Optional.empty();
        LegacyCall interaction = new LegacyCall(exchange, envelope, session, going, tools);
        Call call = new Call(interaction, exchange.virtualThreads(), exchange.shareKey(), exchange::hold);
        Runnable cancel = () -> {
            interaction.withdrawQuestions("The call was cancelled"); // later the stream may have ended before it
            if (call.cancel()) {
                interaction.abandon();
            }
        };
        String request = SessionMethods.requestId(id);
        going.ifPresent(connected -> connected.started(request, cancel));
        pipeline.run(operation, call, outcome -> {
            going.ifPresent(connected -> connected.ended(cancel));
            interaction.answer(
                    reply(envelope, id, operation, interaction, outcome),
                    () -> refuse(Optional.of(envelope), ANSWER_TOO_LARGE_NOW));
        });
    }

    private Reply reply(Envelope envelope, JsonSlice id, Operation operation, LegacyCall call, Outcome outcome) {
        try {
            return switch (outcome) {
                case Outcome.Failed(Failure failure)
                when operation instanceof Operation.CallTool && isForModel(failure, call) -> {
                    ToolOutput output = failure.denial().isPresent()
                            ? failure.asToolOutput()
                            : new ToolOutput.Failed(failure.message());
                    yield Reply.of(200, results.response(id, operation, new Outcome.Called(output)));
                }
                case Outcome.Failed(Failure failure) -> refuse(Optional.of(envelope), failure);
                case Outcome.InputRequired required ->
                    throw new IllegalStateException("Questions are asked while a call of this era runs");
                default -> Reply.of(200, results.response(id, operation, outcome));
            };
        } catch (RuntimeException e) { // a handler may hand over what nobody can write
            LOG.error("The result of {} could not be written", envelope.method(), e);
            return refuse(Optional.of(envelope), INTERNAL);
        }
    }

    /** There is no error for a missing capability, and no status can follow a stream that has been started. */
    private static boolean isForModel(Failure failure, LegacyCall call) {
        return failure.kind() == Kind.MISSING_CAPABILITY || (failure.denial().isPresent() && call.streaming());
    }

    @Override
    public Map<String, Consumer<Exchange>> otherMethods() {
        return rules.kept()
                ? Map.of(
                        "GET", exchange -> serve(exchange, "GET", streams::serve),
                        "DELETE", exchange -> serve(exchange, "DELETE", this::delete))
                : Map.of();
    }

    @FunctionalInterface
    private interface Verb {
        void serve(Exchange exchange) throws HttpRefusal;
    }

    private void serve(Exchange exchange, String name, Verb verb) {
        onThread(exchange, () -> {
            try {
                if (namesModern(exchange)) {
                    throw new HttpRefusal(
                            405, "Revision " + Envelope.MODERN + " has no " + name + ": POST each request");
                }
                verb.serve(exchange);
            } catch (HttpRefusal refusal) {
                exchange.reply(refused(Optional.empty(), refusal));
            } catch (RuntimeException e) {
                LOG.error("{} could not be served", name, e);
                exchange.reply(refuse(Optional.empty(), INTERNAL));
            }
        });
    }

    private void delete(Exchange exchange) throws HttpRefusal {
        sessions.remove(rules.session(exchange).id());
        exchange.reply(Reply.empty(204));
    }

    private static Reply refused(Optional<Envelope> envelope, HttpRefusal refusal) {
        byte[] body = ErrorResponse.of(envelope, -32600, Failure.of(Kind.INVALID_REQUEST, refusal.problem()));
        Map<String, String> headers = switch (refusal.status()) {
            case 405 -> Map.of("Allow", "POST, DELETE, GET");
            case 429, 503 -> Map.of("Retry-After", "1");
            default -> Map.of();
        };
        return new Reply(refusal.status(), body, headers);
    }

    @Override
    public Reply refuse(Optional<Envelope> envelope, Failure failure) {
        if (failure.denial().isPresent()) {
            return ErrorResponse.denied(envelope, failure.denial().get());
        }
        LegacyErrors error = LegacyErrors.of(failure.kind());
        Map<String, String> headers = failure.kind().passes() ? Map.of("Retry-After", "1") : Map.of();
        return new Reply(error.status(), ErrorResponse.of(envelope, error.code(), failure), headers);
    }
}
