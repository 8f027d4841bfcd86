package dev.remotemcp.runtime.builder;

import dev.remotemcp.runtime.call.McpJson;
import dev.remotemcp.runtime.call.Spelling;
import dev.remotemcp.runtime.catalog.Binding;
import dev.remotemcp.runtime.catalog.CatalogChange;
import dev.remotemcp.runtime.catalog.CatalogSnapshot;
import dev.remotemcp.runtime.catalog.Listing;
import dev.remotemcp.runtime.catalog.McpCatalog;
import dev.remotemcp.runtime.catalog.PromptBinding;
import dev.remotemcp.runtime.catalog.ResourceBinding;
import dev.remotemcp.runtime.catalog.ToolBinding;
import dev.remotemcp.runtime.config.ComponentSettings;
import dev.remotemcp.runtime.config.ComponentSettings.Kind;
import dev.remotemcp.runtime.config.ServerSettings;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Completes the catalog of one server before anybody is served. */
@EachBean(ServerSettings.class)
final class CatalogOpening {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogOpening.class);

    private final String server;
    private final McpCatalog catalog;
    private final ComponentSettings settings;
    private final CatalogAssembly assembly;

    CatalogOpening(
            ServerSettings server, @Parameter McpCatalog catalog, @Parameter ComponentSettings settings, McpJson json) {
        this.server = server.name();
        this.catalog = catalog;
        this.settings = settings;
        this.assembly = new CatalogAssembly(json, (kind, name) -> false);
    }

    /** Name of the server. */
    String server() {
        return server;
    }

    /** Lets the configurers of the server speak, one after the other. */
    void open(List<McpConfigurer> configurers) {
        McpServerBuilder said = new McpServerBuilder();
        configurers.forEach(configurer -> configurer.configure(said));
        catalog.open(before -> {
            CatalogChange change = assembly.change(said, before);
            reportStrangers(before, change);
            return change;
        });
    }

    /** A setting for a component that does not exist was probably meant for another. */
    private void reportStrangers(CatalogSnapshot before, CatalogChange change) {
        for (Kind kind : Kind.values()) {
            Set<String> known = new HashSet<>();
            for (Listing listing : listings(kind)) {
                known.addAll(before.names(listing));
            }
            change.added().forEach(binding -> known.addAll(names(kind, binding)));
            for (String name : settings.names(kind)) {
                if (!known.contains(name)) {
                    LOG.warn(
                            "The settings {} are about nothing that is offered at start{}",
                            settings.key(kind, name, "*"),
                            Spelling.closest(name, known)
                                    .map(found -> "; did you mean '" + found + "'?")
                                    .orElse(""));
                }
            }
        }
    }

    private static List<Listing> listings(Kind kind) {
        return switch (kind) {
            case TOOL -> List.of(Listing.TOOLS);
            case RESOURCE -> List.of(Listing.RESOURCES, Listing.RESOURCE_TEMPLATES);
            case PROMPT -> List.of(Listing.PROMPTS);
        };
    }

    private static List<String> names(Kind kind, Binding binding) {
        return switch (binding) {
            case ToolBinding tool when kind == Kind.TOOL -> List.of(tool.name());
            case ResourceBinding resource when kind == Kind.RESOURCE -> List.of(resource.uri());
            case PromptBinding prompt when kind == Kind.PROMPT -> List.of(prompt.name());
            default -> List.of();
        };
    }
}
