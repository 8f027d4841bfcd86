package dev.remotemcp.runtime.edge;

import dev.remotemcp.runtime.config.LimitsConfiguration;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.graceful.GracefulShutdownConfiguration;
import io.micronaut.runtime.graceful.GracefulShutdownManager;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops gracefully when the application stops, a signal to the process included, before any bean is destroyed.
 *
 * <p>Micronaut itself does so only when {@code micronaut.lifecycle.graceful-shutdown.enabled} says so; where that is
 * set, to whichever value, this class stands back.
 */
@Singleton
@Requires(missingProperty = GracefulShutdownConfiguration.ENABLED)
final class GracefulByDefault implements ApplicationEventListener<ShutdownEvent>, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(GracefulByDefault.class);

    private final GracefulShutdownManager manager;
    private final LimitsConfiguration limits;

    GracefulByDefault(GracefulShutdownManager manager, LimitsConfiguration limits) {
        this.manager = manager;
        this.limits = limits;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE; // other listeners may close what running calls still need
    }

    @Override
    public void onApplicationEvent(ShutdownEvent event) {
        try {
            manager.shutdownGracefully()
                    .toCompletableFuture()
                    .get(limits.shutdownTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn(
                    "Calls still run {} ms after the server began to stop; they are ended"
                            + " (mcp.limits.shutdown-timeout)",
                    limits.shutdownTimeout().toMillis());
        } catch (ExecutionException e) {
            LOG.warn(
                    "The server stops without waiting for the rest: something failed to stop gracefully", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
