package dev.remotemcp.apps;

import dev.remotemcp.runtime.catalog.McpCatalog;
import dev.remotemcp.runtime.edge.StartNotice;
import jakarta.inject.Singleton;
import java.util.Collection;

/** Tells where apps can be looked at, if there are any. */
@Singleton
final class PreviewNotice implements StartNotice {
    private final Development development;
    private final Collection<McpCatalog> catalogs;

    PreviewNotice(Development development, Collection<McpCatalog> catalogs) {
        this.development = development;
        this.catalogs = catalogs;
    }

    @Override
    public String text(String url) {
        boolean apps = catalogs.stream()
                .anyMatch(catalog -> catalog.snapshot().apps().iterator().hasNext());
        return apps && development.previews() ? "Preview of the apps: " + url + "/mcp/preview\n\n" : "";
    }
}
