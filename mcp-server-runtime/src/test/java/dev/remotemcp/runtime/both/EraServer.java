package dev.remotemcp.runtime.both;

import dev.remotemcp.runtime.catalog.BindingSource;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.util.Map;

/** A server with the annotated handlers of this package and no others. */
final class EraServer implements AutoCloseable {
    private final EmbeddedServer server;

    EraServer() {
        ApplicationContext context = ApplicationContext.builder()
                .properties(Map.of("mcp.server.name", "both-eras", "micronaut.server.port", -1))
                .beansPredicate(bean -> !BindingSource.class.isAssignableFrom(bean.getBeanType())
                        || bean.getBeanType().getPackage().equals(EraServer.class.getPackage()))
                .start();
        server = context.getBean(EmbeddedServer.class).start();
    }

    URI endpoint() {
        return server.getURI().resolve("/mcp");
    }

    Ledger ledger() {
        return server.getApplicationContext().getBean(Ledger.class);
    }

    @Override
    public void close() {
        server.stop();
        server.getApplicationContext().close();
    }
}
