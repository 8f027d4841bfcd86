package dev.remotemcp.runtime.pipeline;

import dev.remotemcp.runtime.call.Call;
import dev.remotemcp.runtime.config.ServerSettings;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.core.order.OrderUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Takes an operation through the interceptors to its handler. */
@EachBean(ServerSettings.class)
public final class Pipeline {
    private final List<McpInterceptor> interceptors;
    private final Dispatcher dispatcher;

    Pipeline(List<McpInterceptor> interceptors, @Parameter Dispatcher dispatcher) {
        List<McpInterceptor> ordered = new ArrayList<>(interceptors);
        OrderUtil.sort(ordered);
        this.interceptors = List.copyOf(ordered);
        this.dispatcher = dispatcher;
    }

    /** Runs an operation; {@code done} is told at most once, and not at all when the call was cancelled. */
    public void run(Operation operation, Call call, Consumer<Outcome> done) {
        if (interceptors.isEmpty()) {
            dispatcher.dispatch(operation, call, done);
        } else {
            from(0, operation, call)
                    .whenComplete((outcome, failure) ->
                            done.accept(failure == null ? outcome : dispatcher.failed(operation, failure)));
        }
    }

    private CompletionStage<Outcome> from(int index, Operation operation, Call call) {
        if (index == interceptors.size()) {
            CompletableFuture<Outcome> outcome = new CompletableFuture<>();
            dispatcher.dispatch(operation, call, outcome::complete);
            return outcome;
        }
        try {
            return interceptors.get(index).intercept(operation, call, () -> from(index + 1, operation, call));
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }
}
