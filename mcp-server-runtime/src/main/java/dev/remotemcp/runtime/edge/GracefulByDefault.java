package dev.remotemcp.runtime.edge;

import dev.remotemcp.runtime.config.ServerSettings;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.graceful.GracefulShutdownConfiguration;
import io.micronaut.runtime.graceful.GracefulShutdownManager;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
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
    private final Duration timeout;

    GracefulByDefault(GracefulShutdownManager manager, List<ServerSettings> servers) {
        this.manager = manager;
        this.timeout = servers.stream()
                .map(server -> server.limits().shutdownTimeout())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE; // other listeners may close what running calls still need
    }

    @Override
    public void onApplicationEvent(ShutdownEvent event) {
        try {
            manager.shutdownGracefully().toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn(
                    "Calls still run {} ms after the server began to stop; they are ended"
                            + " (mcp.limits.shutdown-timeout)",
                    timeout.toMillis());
        } catch (ExecutionException e) {
            LOG.warn(
                    "The server stops without waiting for the rest: something failed to stop gracefully", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
