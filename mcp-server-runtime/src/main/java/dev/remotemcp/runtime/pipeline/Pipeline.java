package dev.remotemcp.runtime.pipeline;

import dev.remotemcp.runtime.call.Call;
import dev.remotemcp.runtime.catalog.CatalogSnapshot;
import dev.remotemcp.runtime.catalog.McpCatalog;
import dev.remotemcp.runtime.config.ServerSettings;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.core.order.OrderUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Takes an operation through the interceptors to its handler. */
@EachBean(ServerSettings.class)
public final class Pipeline {
    private final List<McpInterceptor> interceptors;
    private final McpCatalog catalog;
    private final Permissions permissions;
    private final Dispatcher dispatcher;

    Pipeline(
            List<McpInterceptor> interceptors,
            @Parameter McpCatalog catalog,
            @Parameter Permissions permissions,
            @Parameter Dispatcher dispatcher) {
        List<McpInterceptor> ordered = new ArrayList<>(interceptors);
        OrderUtil.sort(ordered);
        this.interceptors = List.copyOf(ordered);
        this.catalog = catalog;
        this.permissions = permissions;
        this.dispatcher = dispatcher;
    }

    /**
     * Runs an operation if the caller may have it done; {@code done} is told at most once, and not at all when the call
     * was cancelled.
     */
    public void run(Operation operation, Call call, Consumer<Outcome> done) {
        CatalogSnapshot snapshot = catalog.snapshot();
        Optional<Failure> refused = permissions.refuse(snapshot, operation, call.principal());
        if (refused.isPresent()) {
            done.accept(new Outcome.Failed(refused.get()));
        } else if (interceptors.isEmpty()) {
            dispatcher.dispatch(snapshot, operation, call, done);
        } else {
            from(0, snapshot, operation, call)
                    .whenComplete((outcome, failure) ->
                            done.accept(failure == null ? outcome : dispatcher.failed(operation, call, failure)));
        }
    }

    private CompletionStage<Outcome> from(int index, CatalogSnapshot snapshot, Operation operation, Call call) {
        if (index == interceptors.size()) {
            CompletableFuture<Outcome> outcome = new CompletableFuture<>();
            dispatcher.dispatch(snapshot, operation, call, outcome::complete);
            return outcome;
        }
        try {
            return interceptors.get(index).intercept(operation, call, () -> from(index + 1, snapshot, operation, call));
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }
}
