package dev.remotemcp.runtime.both;

import dev.remotemcp.runtime.catalog.BindingSource;
import dev.remotemcp.runtime.catalog.GeneratedSource;
import dev.remotemcp.runtime.catalog.GeneratedSources;
import dev.remotemcp.runtime.catalog.Wiring;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** A server with the annotated handlers of this package and no others. */
final class EraServer implements AutoCloseable {
    private final EmbeddedServer server;

    EraServer() {
        ApplicationContext context = ApplicationContext.builder()
                .properties(Map.of("mcp.server.name", "both-eras", "micronaut.server.port", -1))
                .beansPredicate(bean -> bean.getBeanType() != GeneratedSources.class
                        && !BindingSource.class.isAssignableFrom(bean.getBeanType()))
                .build();
        for (GeneratedSource source : List.of(new AskingToolsMcp(), new TellingToolsMcp(), new BookingMcp())) {
            BindingSource connected = () -> source.bindings(context.getBean(Wiring.class));
            context.registerSingleton(
                    BindingSource.class,
                    connected,
                    Qualifiers.byName(source.getClass().getSimpleName()));
        }
        context.start();
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
