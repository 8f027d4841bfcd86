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
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the configurers speak when the application starts, before anybody is served. */
@Context
final class Configurers {
    private static final Logger LOG = LoggerFactory.getLogger(Configurers.class);

    private final McpCatalog catalog;
    private final CatalogAssembly assembly;
    private final List<McpConfigurer> configurers;
    private final ComponentSettings settings;

    /**
     * At the start.
     *
     * @param configurers in their order
     */
    Configurers(McpCatalog catalog, McpJson json, List<McpConfigurer> configurers, ComponentSettings settings) {
        this.catalog = catalog;
        this.assembly = new CatalogAssembly(json, (kind, name) -> false);
        this.configurers = configurers;
        this.settings = settings;
    }

    @PostConstruct
    void open() {
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
                            "The settings {}{}.* are about nothing that is offered at start{}",
                            kind.prefix(),
                            name,
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
