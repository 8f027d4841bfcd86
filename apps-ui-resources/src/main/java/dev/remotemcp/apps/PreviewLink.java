package dev.remotemcp.apps;

import dev.remotemcp.runtime.catalog.McpCatalog;
import dev.remotemcp.runtime.edge.StartNotice;
import dev.remotemcp.runtime.landing.LandingLink;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Optional;

/** Leads to where apps can be looked at, if there are any: from the landing page, and from the text at the start. */
@Singleton
final class PreviewLink implements LandingLink, StartNotice {
    private final Development development;
    private final Collection<McpCatalog> catalogs;

    PreviewLink(Development development, Collection<McpCatalog> catalogs) {
        this.development = development;
        this.catalogs = catalogs;
    }

    @Override
    public Optional<Target> target() {
        boolean apps = catalogs.stream()
                .anyMatch(catalog -> catalog.snapshot().apps().iterator().hasNext());
        return apps && development.previews()
                ? Optional.of(new Target("Preview of the apps", "/mcp/preview"))
                : Optional.empty();
    }

    @Override
    public String text(String url) {
        return target().map(target -> target.label() + ": " + url + target.path() + "\n\n")
                .orElse("");
    }
}
