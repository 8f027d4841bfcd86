package dev.remotemcp.runtime.pipeline;

import dev.remotemcp.runtime.McpResourceNotFoundException;
import dev.remotemcp.runtime.McpToolException;
import dev.remotemcp.runtime.MissingCapabilityException;
import dev.remotemcp.runtime.call.Call;
import dev.remotemcp.runtime.call.CallerBusyException;
import dev.remotemcp.runtime.call.Calls;
import dev.remotemcp.runtime.call.CompletionOutput;
import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.HttpOutputs;
import dev.remotemcp.runtime.call.InputRequiredSignal;
import dev.remotemcp.runtime.call.InvalidArgumentsException;
import dev.remotemcp.runtime.call.StuckHandlerException;
import dev.remotemcp.runtime.call.Subject;
import dev.remotemcp.runtime.call.TextArguments;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.CatalogSnapshot;
import dev.remotemcp.runtime.catalog.CatalogSnapshot.ResourceMatch;
import dev.remotemcp.runtime.catalog.CompletionBinding;
import dev.remotemcp.runtime.catalog.PromptBinding;
import dev.remotemcp.runtime.catalog.ToolBinding;
import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.guard.DeniedException;
import dev.remotemcp.runtime.pipeline.Failure.Kind;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import jakarta.validation.ConstraintViolationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The end of the pipeline: finds the binding of an operation, runs its handler, and turns failures into outcomes. */
@EachBean(ServerSettings.class)
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final String server;
    private final Permissions permissions;
    private final Calls calls;
    private final List<FailureTranslator> translators;

    Dispatcher(
            ServerSettings server,
            @Parameter Permissions permissions,
            @Parameter Calls calls,
            List<FailureTranslator> translators) {
        this.server = server.name();
        this.permissions = permissions;
        this.calls = calls;
        this.translators = List.copyOf(translators);
    }

    void dispatch(CatalogSnapshot snapshot, Operation operation, Call call, Consumer<Outcome> done) {
        switch (operation) {
            case Operation.CallTool callTool -> call(snapshot, callTool, call, done);
            case Operation.ReadResource read -> read(snapshot, read, call, done);
            case Operation.GetPrompt get -> get(snapshot, get, call, done);
            case Operation.Complete complete -> complete(snapshot, complete, call, done);
            case Operation.ListPage list -> done.accept(list(snapshot, list, call));
            case Operation.Discover discover -> done.accept(new Outcome.Discovered(snapshot));
        }
    }

    private void call(CatalogSnapshot snapshot, Operation.CallTool operation, Call call, Consumer<Outcome> done) {
        Optional<ToolBinding> found = snapshot.tool(operation.name());
        if (found.isEmpty()) {
            done.accept(new Outcome.Failed(Unknown.tool(operation.name())));
            return;
        }
        ToolBinding tool = found.get();
        run(
                operation,
                tool,
                call,
                tool.execution(),
                () -> tool.handler().call(operation.arguments(), call),
                Outcome.Called::new,
                done);
    }

    private void read(CatalogSnapshot snapshot, Operation.ReadResource operation, Call call, Consumer<Outcome> done) {
        Optional<ResourceMatch> found = snapshot.resource(operation.uri());
        if (found.isEmpty()) {
            done.accept(new Outcome.Failed(Unknown.resource(operation.uri())));
            return;
        }
        ResourceMatch match = found.get();
        run(
                operation,
                match.binding(),
                call,
                match.binding().execution(),
                () -> match.binding().handler().read(TextArguments.of(match.variables()), call),
                output -> new Outcome.Read(operation.uri(), match.binding(), output),
                done);
    }

    private void get(CatalogSnapshot snapshot, Operation.GetPrompt operation, Call call, Consumer<Outcome> done) {
        Optional<PromptBinding> found = snapshot.prompt(operation.name());
        if (found.isEmpty()) {
            done.accept(new Outcome.Failed(Unknown.prompt(operation.name())));
            return;
        }
        PromptBinding prompt = found.get();
        run(
                operation,
                prompt,
                call,
                prompt.execution(),
                () -> prompt.handler().get(TextArguments.of(operation.arguments()), call),
                Outcome.Prompted::new,
                done);
    }

    private void complete(CatalogSnapshot snapshot, Operation.Complete operation, Call call, Consumer<Outcome> done) {
        if (!snapshot.offers(operation.target()) && !isResource(snapshot, operation.target())) {
            done.accept(new Outcome.Failed(Unknown.completion()));
            return;
        }
        Optional<CompletionBinding> found = snapshot.completion(operation.target(), operation.argument());
        if (found.isEmpty()) {
            done.accept(new Outcome.Completed(new CompletionOutput.Values(List.of())));
            return;
        }
        CompletionBinding completion = found.get();
        Map<String, String> arguments = new HashMap<>(operation.chosen());
        arguments.put(operation.argument(), operation.value());
        run(
                operation,
                completion,
                call,
                completion.execution(),
                () -> completion.handler().complete(TextArguments.of(arguments), call),
                Outcome.Completed::new,
                done);
    }

    /** A fixed resource has nothing to complete, but a client may ask. */
    private static boolean isResource(CatalogSnapshot snapshot, CompletionBinding.Target target) {
        return target instanceof CompletionBinding.Target.Template template
                && snapshot.resource(template.uri()).isPresent();
    }

    private Outcome list(CatalogSnapshot snapshot, Operation.ListPage operation, Call call) {
        return snapshot.page(
                        operation.listing(), operation.cursor(), roles -> permissions.hasOneOf(call.principal(), roles))
                .<Outcome>map(Outcome.Listed::new)
                .orElseGet(() -> failure(
                        Kind.INVALID_PARAMS, "The 'cursor' is not one of this list: start again without a cursor"));
    }

    private <O> void run(
            Operation operation,
            Subject subject,
            Call call,
            Execution execution,
            Callable<O> handler,
            Function<O, Outcome> wrap,
            Consumer<Outcome> done) {
        calls.run(subject, call, execution, handler, (output, failure) -> {
            if (failure != null) {
                done.accept(failed(operation, call, failure));
            } else if (output != null) {
                done.accept(wrap.apply(output));
            } else {
                done.accept(failed(operation, call, new IllegalStateException("A handler returned null")));
            }
        });
    }

    /** What the client learns of a failure. */
    Outcome failed(Operation operation, Call call, Throwable failure) {
        return switch (failure) {
            case InputRequiredSignal signal -> new Outcome.InputRequired(signal.questions());
            case MissingCapabilityException missing ->
                new Outcome.Failed(Failure.of(
                        Kind.MISSING_CAPABILITY,
                        message(missing),
                        JsonNodeFactory.instance
                                .objectNode()
                                .set("requiredCapabilities", missing.requiredCapabilities())));
            case InvalidArgumentsException invalid -> invalid(operation, message(invalid));
            case RefusedAnswerException refused -> failure(Kind.INVALID_PARAMS, message(refused));
            case McpResourceNotFoundException missing
            when operation instanceof Operation.ReadResource read -> notFound(read.uri(), message(missing));
            case HttpStatusException status
            when operation instanceof Operation.ReadResource read && status.getStatus() == HttpStatus.NOT_FOUND ->
                notFound(read.uri(), HttpOutputs.text(status));
            case HttpStatusException status -> toClient(operation, Kind.INTERNAL, HttpOutputs.text(status));
            case ConstraintViolationException violated
            when Violations.ofArguments(violated).isPresent() ->
                invalid(
                        operation,
                        message(new InvalidArgumentsException(
                                Violations.ofArguments(violated).get())));
            case DeniedException denied -> {
                LOG.debug("{} was denied", operation.method(), denied);
                yield new Outcome.Failed(
                        new Failure(Kind.DENIED, message(denied), data(denied), Optional.of(denied.answer())));
            }
            case McpToolException meant -> {
                LOG.debug("{} failed on purpose", operation.method(), meant);
                yield operation instanceof Operation.CallTool
                        ? new Outcome.Called(new ToolOutput.Failed(message(meant), meant.meta()))
                        : new Outcome.Failed(new Failure(Kind.INTERNAL, message(meant), data(meant), Optional.empty()));
            }
            case TimeoutException timeout -> toClient(operation, Kind.TIMEOUT, message(timeout));
            case CallerBusyException busy -> failure(Kind.CALLER_BUSY, message(busy));
            case StuckHandlerException stuck -> toClient(operation, Kind.BUSY, message(stuck));
            case RejectedExecutionException busy -> failure(Kind.BUSY, message(busy));
            default ->
                translated(failure, call)
                        .map(meant -> failed(operation, call, meant))
                        .orElseGet(() -> unknown(operation, failure));
        };
    }

    private Optional<McpToolException> translated(Throwable failure, Call call) {
        return translators.stream()
                .flatMap(translator -> translator.translate(failure, call, server).stream())
                .findFirst();
    }

    private static Outcome unknown(Operation operation, Throwable failure) {
        String id = Integer.toHexString(ThreadLocalRandom.current().nextInt());
        LOG.error("{} failed, error id {}", operation.method(), id, failure);
        return toClient(operation, Kind.INTERNAL, "Internal error; the server's log has more under error id " + id);
    }

    private static Optional<JsonNode> data(McpToolException failure) {
        return Optional.of(failure.meta())
                .filter(meta -> !meta.isEmpty())
                .map(meta -> JsonMapper.shared().valueToTree(meta));
    }

    private static String message(Throwable failure) {
        return Objects.requireNonNullElse(failure.getMessage(), "The handler gave no reason");
    }

    /** A tool's failures are results that the model can see; everything else has only protocol errors. */
    private static Outcome toClient(Operation operation, Kind kind, String message) {
        return operation instanceof Operation.CallTool
                ? new Outcome.Called(new ToolOutput.Failed(message))
                : failure(kind, message);
    }

    private static Outcome invalid(Operation operation, String message) {
        return switch (operation) {
            case Operation.ReadResource read -> notFound(read.uri(), message);
            default -> toClient(operation, Kind.INVALID_PARAMS, message);
        };
    }

    private static Outcome notFound(String uri, String message) {
        return new Outcome.Failed(Unknown.resource(uri, message));
    }

    private static Outcome failure(Kind kind, String message) {
        return new Outcome.Failed(Failure.of(kind, message));
    }
}
