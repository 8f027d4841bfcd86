package dev.remotemcp.runtime.protocol.modern;

import dev.remotemcp.runtime.call.Call;
import dev.remotemcp.runtime.call.McpJson;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.McpCatalog;
import dev.remotemcp.runtime.catalog.ToolBinding;
import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.pipeline.Excerpt;
import dev.remotemcp.runtime.pipeline.Failure;
import dev.remotemcp.runtime.pipeline.Failure.Kind;
import dev.remotemcp.runtime.pipeline.Operation;
import dev.remotemcp.runtime.pipeline.Outcome;
import dev.remotemcp.runtime.pipeline.Permissions;
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
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.core.order.Ordered;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Revision 2026-07-28: every POST stands alone.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/transports">MCP 2026-07-28,
 *     Transports</a>
 */
@EachBean(ServerSettings.class)
final class ModernDialect implements Dialect {
    private static final Logger LOG = LoggerFactory.getLogger(ModernDialect.class);
    private static final Failure INTERNAL = Failure.of(Kind.INTERNAL, "Internal error; the server's log has more");
    private static final String DISCOVER = "server/discover";
    private static final String LISTEN = "subscriptions/listen";

    private final String server;
    private final Pipeline pipeline;
    private final McpCatalog catalog;
    private final Permissions permissions;
    private final ModernResults results;
    private final ClientRequests clientRequests;
    private final Rounds rounds;
    private final Listening listening;
    private final McpJson json;

    ModernDialect(
            ServerSettings server,
            @Parameter Pipeline pipeline,
            @Parameter McpCatalog catalog,
            @Parameter Permissions permissions,
            @Parameter ModernResults results,
            @Parameter ClientRequests clientRequests,
            @Parameter Rounds rounds,
            @Parameter Listening listening,
            McpJson json) {
        this.server = server.name();
        this.pipeline = pipeline;
        this.catalog = catalog;
        this.permissions = permissions;
        this.results = results;
        this.clientRequests = clientRequests;
        this.rounds = rounds;
        this.listening = listening;
        this.json = json;
    }

    @Override
    public String server() {
        return server;
    }

    @Override
    public List<String> revisions() {
        return List.of(EnvelopeChecks.VERSION);
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE; // takes what no other era claims
    }

    @Override
    public boolean serves(Exchange exchange, Envelope envelope) {
        return envelope.get(Member.PROTOCOL_VERSION) != null;
    }

    @Override
    public void handle(Exchange exchange, Envelope envelope) {
        if (envelope.isNotification()) {
            // Cancellation is by disconnect on this transport, and no other notification is defined for clients.
            exchange.reply(Reply.empty(202));
            return;
        }
        JsonSlice id = envelope.id();
        if (envelope.isResponse() || id == null) {
            exchange.reply(
                    refuse(
                            Optional.of(envelope),
                            Failure.of(
                                    Kind.INVALID_REQUEST,
                                    "The server asks no questions of its own, so it takes no responses: answer in 'params.inputResponses'")));
            return;
        }
        try {
            serve(exchange, envelope, id);
        } catch (Refusal refusal) {
            exchange.reply(refuse(Optional.of(envelope), refusal.failure()));
        } catch (RuntimeException e) {
            LOG.error("{} could not be served", envelope.method(), e);
            exchange.reply(refuse(Optional.of(envelope), INTERNAL));
        }
    }

    private void serve(Exchange exchange, Envelope envelope, JsonSlice id) throws Refusal {
        EnvelopeChecks.check(exchange, envelope);
        if (!offers(envelope.method())) {
            throw new Refusal(
                    Kind.UNKNOWN_METHOD,
                    "There is no method '" + Excerpt.of(envelope.method()) + "' in revision " + EnvelopeChecks.VERSION);
        }
        if (LISTEN.equals(envelope.method())) {
            listening.start(exchange, envelope, id);
            return;
        }
        Operation operation =
                DISCOVER.equals(envelope.method()) ? new Operation.Discover() : OperationReader.read(envelope);
        if (operation instanceof Operation.CallTool tool) {
            checkHeaders(exchange, envelope, tool);
        }
        Rounds.Known known = rounds.known(envelope, exchange.owner());
        Optional<LoggingLevel> logLevel = EnvelopeChecks.logLevel(envelope);
        ModernCall interaction = new ModernCall(exchange, envelope, clientRequests, json, known, logLevel);
        Call call = new Call(interaction, exchange.virtualThreads(), exchange.shareKey(), exchange::hold);
        exchange.onDisconnect(call::cancel);
        pipeline.run(
                operation,
                call,
                outcome -> interaction.answer(
                        reply(exchange, envelope, id, operation, interaction, outcome),
                        () -> refuse(Optional.of(envelope), ANSWER_TOO_LARGE_NOW)));
    }

    /** A method behind a capability that is not advertised does not exist (specification, Capabilities). */
    private boolean offers(String method) {
        return switch (method) {
            case DISCOVER, LISTEN -> true;
            case "completion/complete" -> catalog.snapshot().hasCompletions();
            default -> OperationReader.knows(method);
        };
    }

    private void checkHeaders(Exchange exchange, Envelope envelope, Operation.CallTool operation) throws Refusal {
        Optional<ToolBinding> tool = catalog.snapshot().tool(operation.name());
        if (tool.isPresent() && permissions.shows(tool.get(), exchange.principal())) {
            HeaderArguments.check(exchange, tool.get(), envelope.get(Member.ARGUMENTS));
        }
    }

    private Reply reply(
            Exchange exchange, Envelope envelope, JsonSlice id, Operation operation, ModernCall call, Outcome outcome) {
        try {
            return switch (outcome) {
                case Outcome.Failed(Failure failure)
                when failure.denial().isPresent() && call.streaming() && operation instanceof Operation.CallTool -> {
                    // No status can follow any more, and a result is what the model gets to see.
                    ToolOutput output = failure.asToolOutput();
                    yield Reply.of(200, results.response(id, new Outcome.Called(output), false));
                }
                case Outcome.Failed failed -> refuse(Optional.of(envelope), failed.failure());
                case Outcome.InputRequired required -> {
                    List<String> asked = required.questions().stream()
                            .map(question -> question.key())
                            .toList();
                    String state = rounds.seal(envelope, exchange.owner(), call.known(), asked);
                    yield Reply.of(200, results.inputRequired(id, call.requests(required), state));
                }
                default ->
                    Reply.of(200, results.response(id, outcome, call.known().fresh()));
            };
        } catch (RuntimeException e) { // a handler may hand over what nobody can write
            LOG.error("The result of {} could not be written", envelope.method(), e);
            return refuse(Optional.of(envelope), INTERNAL);
        }
    }

    @Override
    public Reply refuse(Optional<Envelope> envelope, Failure failure) {
        if (failure.denial().isPresent()) {
            return ErrorResponse.denied(envelope, failure.denial().get());
        }
        ModernErrors error = ModernErrors.of(failure.kind());
        Map<String, String> headers = failure.kind().passes() ? Map.of("Retry-After", "1") : Map.of();
        return new Reply(error.status(), ErrorResponse.of(envelope, error.code(), failure), headers);
    }
}
