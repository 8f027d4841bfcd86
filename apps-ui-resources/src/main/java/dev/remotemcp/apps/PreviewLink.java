package dev.remotemcp.apps;

import dev.remotemcp.runtime.catalog.McpCatalog;
import dev.remotemcp.runtime.landing.LandingLink;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Optional;

/** Leads from the landing page to where apps can be looked at, if there are any. */
@Singleton
final class PreviewLink implements LandingLink {
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
}
