package dev.remotemcp.runtime.builder;

import dev.remotemcp.runtime.call.McpJson;
import dev.remotemcp.runtime.catalog.AppViews;
import dev.remotemcp.runtime.catalog.McpCatalog;
import dev.remotemcp.runtime.config.ServerSettings;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Changes what one server offers while it runs, in the words of {@link McpConfigurer}. Inject it where the change is
 * decided; that of another server than the default one with {@code @Named("admin")}. Thread-safe.
 */
@EachBean(ServerSettings.class)
public final class McpCatalogEditor {
    private final McpCatalog catalog;
    private final CatalogAssembly assembly;

    McpCatalogEditor(@Parameter McpCatalog catalog, McpJson json, Optional<AppViews> views) {
        this.catalog = catalog;
        this.assembly = new CatalogAssembly(json, new AppAssembly(views), (kind, name) -> !catalog.enabled(kind, name));
    }

    /**
     * Makes one change: every request sees all of it or nothing, and clients that listen are told once per list. What
     * the configuration says still wins; what it switches off stays away.
     *
     * @param change says what to change; runs at once, in the calling thread
     * @throws IllegalArgumentException if something is malformed; then nothing has changed
     * @throws IllegalStateException if something refines what is not there, or makes no usable component; then nothing
     *     has changed
     */
    public void change(Consumer<McpServerBuilder> change) {
        McpServerBuilder said = new McpServerBuilder();
        change.accept(said);
        catalog.change(before -> assembly.change(said, before));
    }
}
