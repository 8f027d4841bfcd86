package dev.remotemcp.schemagen.checks;

import dev.remotemcp.schemagen.model.App;
import dev.remotemcp.schemagen.model.Handler;
import java.util.List;
import java.util.regex.Pattern;

/** Checks user interfaces. */
final class AppChecks {
    /** Scheme, host with an optional wildcard before it, port: what all hosts put into a policy alike. */
    private static final Pattern ORIGIN = Pattern.compile(
            "(?:https?|wss?)://(?:\\*\\.)?"
                    + "(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*(?::\\d{1,5})?");

    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)*");

    private AppChecks() {}

    static void check(Handler.Tool tool, Problems problems) {
        tool.app().ifPresent(app -> check(app, tool, problems));
    }

    private static void check(App app, Handler.Tool tool, Problems problems) {
        if (app.visibility().isEmpty()) {
            problems.add(
                    tool.method().origin(),
                    "@McpApp lets nobody call the tool: name MODEL, APP or both as its visibility");
        }
        if (app.view().isEmpty() && app.describesAPage()) {
            problems.add(
                    tool.method().origin(),
                    "@McpApp describes a page and names none: add view = \"ui/page.html\", or remove what is said of it");
        } else if (app.view().isEmpty() && app.visibility().size() == 2) {
            problems.add(
                    tool.method().origin(),
                    "@McpApp says nothing: add view = \"ui/page.html\", visibility = McpApp.Visibility.APP, or remove it");
        }
        app.view().ifPresent(view -> view(view, tool, problems));
        origins("connect", app.csp().connect(), tool, problems);
        origins("resource", app.csp().resource(), tool, problems);
        origins("frame", app.csp().frame(), tool, problems);
        origins("baseUri", app.csp().baseUri(), tool, problems);
    }

    private static void view(String view, Handler.Tool tool, Problems problems) {
        if (!PATH.matcher(view).matches() || List.of(view.split("/")).contains("..")) {
            problems.add(
                    tool.method().origin(),
                    "The view '" + view + "' is no path among the resources: write it like ui/page.html, with letters,"
                            + " digits, '_', '-' and '.' between single slashes, and without one at the beginning");
        }
    }

    private static void origins(String member, List<String> origins, Handler.Tool tool, Problems problems) {
        for (String origin : origins) {
            if (!ORIGIN.matcher(origin).matches()) {
                problems.add(
                        tool.method().origin(),
                        "The place '" + origin + "' of @Csp(" + member + " = …) is no origin: write it like"
                                + " https://api.example.com or https://*.example.com, without a path");
            }
        }
    }
}
