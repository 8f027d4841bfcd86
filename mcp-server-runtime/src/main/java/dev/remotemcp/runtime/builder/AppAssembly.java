package dev.remotemcp.runtime.builder;

import dev.remotemcp.annotations.McpApp.Visibility;
import dev.remotemcp.runtime.catalog.AppBinding;
import dev.remotemcp.runtime.catalog.AppViews;
import dev.remotemcp.runtime.catalog.Binding;
import dev.remotemcp.runtime.catalog.CatalogChange.Entry;
import dev.remotemcp.runtime.catalog.CatalogSnapshot;
import dev.remotemcp.runtime.catalog.Listing;
import dev.remotemcp.runtime.catalog.ResourceBinding;
import dev.remotemcp.runtime.catalog.ToolBinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes of what was said about user interfaces what tools say of them, and the resources that are their pages. */
final class AppAssembly {
    private final Optional<AppViews> views;

    AppAssembly(Optional<AppViews> views) {
        this.views = views;
    }

    /** The apps that are new or differ from before; the tools of those that were said are told at once. */
    List<AppBinding> changed(McpServerBuilder said, CatalogSnapshot before) {
        Map<String, AppBinding> changed = new LinkedHashMap<>();
        for (AppBinding declared : before.apps()) {
            // Of those that an annotation declares there is no page yet when the catalog opens.
            if (declared.view().isPresent() && before.declared(declared.uri()).isEmpty()) {
                changed.put(declared.tool(), declared);
            }
        }
        said.removed().stream()
                .filter(entry -> entry.listing() == Listing.TOOLS)
                .forEach(entry -> changed.remove(entry.key()));
        for (McpToolBuilder tool : said.tools()) {
            boolean kept = !said.removed().contains(new Entry(Listing.TOOLS, tool.name()));
            tool.app(before.app(tool.name()).filter(declared -> kept)).ifPresent(app -> {
                describe(app, tool);
                changed.put(tool.name(), app);
            });
        }
        return List.copyOf(changed.values());
    }

    /** In the order in which the processor writes it too. */
    private static void describe(AppBinding app, McpToolBuilder tool) {
        ObjectNode ui = JsonNodeFactory.instance.objectNode();
        app.view().ifPresent(view -> ui.put("resourceUri", app.uri()));
        var visibility = ui.putArray("visibility");
        for (Visibility one : app.visibility()) {
            visibility.add(one.name().toLowerCase(Locale.ROOT));
        }
        tool.withMetadata("ui", ui);
        // Deprecated, and all that hosts of before 2026-01-26 look at.
        app.view().ifPresent(view -> tool.withMetadata("ui/resourceUri", app.uri()));
    }

    /**
     * The apps with their pages; who may not use a tool does not see its page.
     *
     * @param added the tools of the same change
     */
    List<Binding> offered(List<AppBinding> apps, List<Binding> added, CatalogSnapshot before) {
        List<Binding> offered = new ArrayList<>();
        for (AppBinding app : apps) {
            Optional<ToolBinding> tool = added.stream()
                    .filter(ToolBinding.class::isInstance)
                    .map(ToolBinding.class::cast)
                    .filter(each -> each.name().equals(app.tool()))
                    .findFirst()
                    .or(() -> before.tool(app.tool()));
            tool.ifPresent(owner -> {
                offered.add(app);
                app.view().ifPresent(view -> offered.add(page(app).requiring(owner.access())));
            });
        }
        return offered;
    }

    private ResourceBinding page(AppBinding app) {
        return views.orElseThrow(() -> ComponentErrors.of(
                        app.subject(),
                        "it has a view, which nothing here offers: add the dependency"
                                + " dev.remotemcp:apps-ui-resources"))
                .view(app);
    }

    /** What is removed, and the pages of the tools among it. */
    Set<Entry> removedWith(Set<Entry> removed, CatalogSnapshot before) {
        Set<Entry> all = new LinkedHashSet<>(removed);
        for (Entry entry : removed) {
            if (entry.listing() == Listing.TOOLS) {
                before.app(entry.key()).ifPresent(app -> all.add(new Entry(Listing.RESOURCES, app.uri())));
            }
        }
        return all;
    }
}
