package dev.remotemcp.runtime.pipeline;

import dev.remotemcp.runtime.McpContext;
import io.micronaut.core.order.Ordered;
import java.util.concurrent.CompletionStage;

/**
 * A bean around every operation, for example to authorize, measure or limit; ordered by {@link #getOrder}.
 *
 * <p>Runs on the event loop before anything is sent, so it must not block; it may answer itself, go on with
 * {@link Next}, or look at what comes back.
 */
public interface McpInterceptor extends Ordered {
    /** Answers the operation or hands it on. */
    CompletionStage<Outcome> intercept(Operation operation, McpContext context, Next next);

    /** The rest of the way to the handler. */
    @FunctionalInterface
    interface Next {
        /** Goes on with the operation; called at most once. */
        CompletionStage<Outcome> proceed();
    }
}
