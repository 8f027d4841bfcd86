package dev.remotemcp.apps;

import dev.remotemcp.annotations.McpApp.Permission;
import dev.remotemcp.runtime.catalog.AppBinding;
import dev.remotemcp.runtime.catalog.AppBinding.Csp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the resource of a page says of it under {@code _meta.ui}; what was not declared is not said.
 *
 * @see <a href="https://github.com/modelcontextprotocol/ext-apps/blob/main/specification/2026-01-26/apps.mdx">MCP Apps,
 *     2026-01-26, UI Resource Format</a>
 */
final class AppMeta {
    private AppMeta() {}

    static Map<String, Object> of(AppBinding app, Csp csp) {
        Map<String, Object> ui = new LinkedHashMap<>();
        if (!csp.isEmpty()) {
            Map<String, Object> domains = new LinkedHashMap<>();
            put(domains, "connectDomains", csp.connect());
            put(domains, "resourceDomains", csp.resource());
            put(domains, "frameDomains", csp.frame());
            put(domains, "baseUriDomains", csp.baseUri());
            ui.put("csp", domains);
        }
        if (!app.permissions().isEmpty()) {
            Map<String, Object> permissions = new LinkedHashMap<>();
            app.permissions().forEach(permission -> permissions.put(name(permission), Map.of()));
            ui.put("permissions", permissions);
        }
        app.domain().ifPresent(domain -> ui.put("domain", domain));
        app.border().ifPresent(border -> ui.put("prefersBorder", border));
        return ui;
    }

    private static void put(Map<String, Object> domains, String name, List<String> origins) {
        if (!origins.isEmpty()) {
            domains.put(name, origins);
        }
    }

    private static String name(Permission permission) {
        return switch (permission) {
            case CAMERA -> "camera";
            case MICROPHONE -> "microphone";
            case GEOLOCATION -> "geolocation";
            case CLIPBOARD_WRITE -> "clipboardWrite";
        };
    }
}
