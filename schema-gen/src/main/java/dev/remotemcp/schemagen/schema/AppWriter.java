package dev.remotemcp.schemagen.schema;

import dev.remotemcp.schemagen.model.App;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Writes what there is to say of user interfaces. */
final class AppWriter {
    private AppWriter() {}

    /** Adds to a tool's descriptor where its page is and who may call it. */
    static void describe(String tool, App app, ObjectNode descriptor) {
        ObjectNode meta = descriptor.withObjectProperty("_meta");
        String uri = "ui://" + tool + "/view";
        ObjectNode ui = Json.NODES.objectNode();
        app.view().ifPresent(view -> ui.put("resourceUri", uri));
        var visibility = ui.putArray("visibility");
        app.visibility().forEach(name -> visibility.add(name.toLowerCase(Locale.ROOT)));
        meta.set("ui", ui);
        // Deprecated, and all that hosts of before 2026-01-26 look at.
        app.view().ifPresent(view -> meta.put("ui/resourceUri", uri));
    }

    /** What was written in the annotation. */
    static ObjectNode app(App app) {
        ObjectNode node = Json.NODES.objectNode();
        app.view().ifPresent(view -> node.put("view", view));
        app.title().ifPresent(title -> node.put("title", title));
        texts(node, "visibility", app.visibility());
        if (!app.csp().isEmpty()) {
            ObjectNode csp = node.putObject("csp");
            texts(csp, "connect", app.csp().connect());
            texts(csp, "resource", app.csp().resource());
            texts(csp, "frame", app.csp().frame());
            texts(csp, "baseUri", app.csp().baseUri());
        }
        texts(node, "permissions", app.permissions());
        app.domain().ifPresent(domain -> node.put("domain", domain));
        app.prefersBorder().ifPresent(border -> node.put("prefersBorder", border));
        app.assets().ifPresent(assets -> node.put("assets", assets));
        return node;
    }

    private static void texts(ObjectNode node, String member, List<String> texts) {
        if (!texts.isEmpty()) {
            texts.forEach(node.putArray(member)::add);
        }
    }
}
