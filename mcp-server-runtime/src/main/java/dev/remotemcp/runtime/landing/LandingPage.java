package dev.remotemcp.runtime.landing;

import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/** Writes the page. */
@Singleton
final class LandingPage {
    private static final String ICON =
            "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'"
                    + "%3E%3Crect width='32' height='32' rx='8' fill='%233d5afe'/%3E%3Cpath d='M9 22V10l7 8 7-8v12' fill='none'"
                    + " stroke='white' stroke-width='3' stroke-linecap='round' stroke-linejoin='round'/%3E%3C/svg%3E";

    private final List<LandingLink> links;

    LandingPage(List<LandingLink> links) {
        this.links = List.copyOf(links);
    }

    /**
     * The whole document.
     *
     * @param servers one or more
     */
    String html(List<ServerView> servers) {
        boolean several = servers.size() > 1;
        String title =
                several ? servers.size() + " MCP servers" : servers.getFirst().title() + " – MCP server";
        Html html = new Html()
                .markup("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .markup("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .markup("<meta name=\"robots\" content=\"noindex\">\n")
                .element("title", title)
                .markup("\n<link rel=\"icon\" href=\"")
                .text(ICON)
                .markup("\">\n<link rel=\"stylesheet\" href=\"mcp/landing.css\">\n")
                .markup("<script src=\"mcp/landing.js\" defer></script>\n</head>\n<body>\n");
        header(html);
        html.markup("<main>\n");
        if (several) {
            contents(html, servers, title);
        }
        servers.forEach(server -> new ServerSection(server, several ? 2 : 1, html).write());
        return html.markup(
                        "</main>\n<footer><p>This page is for people. MCP clients talk to the endpoint and never see")
                .markup(" it.</p></footer>\n</body>\n</html>\n")
                .toString();
    }

    private void header(Html html) {
        html.markup(
                        "<header class=\"bar\">\n<p class=\"health\"><span class=\"dot\" aria-hidden=\"true\"></span>Up for ")
                .text(uptime(
                        Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime())))
                .markup("</p>\n");
        List<LandingLink.Target> targets =
                links.stream().flatMap(link -> link.target().stream()).toList();
        if (!targets.isEmpty()) {
            html.markup("<nav aria-label=\"Other pages\">");
            for (LandingLink.Target target : targets) {
                html.markup("<a href=\"")
                        .text(target.path().substring(1))
                        .markup("\">")
                        .text(target.label())
                        .markup("</a>");
            }
            html.markup("</nav>\n");
        }
        html.markup("</header>\n");
    }

    private static void contents(Html html, List<ServerView> servers, String title) {
        html.element("h1", title).markup("\n<nav class=\"contents\" aria-label=\"Servers\"><ul>\n");
        for (ServerView server : servers) {
            html.markup("<li><a href=\"#")
                    .text(server.server())
                    .markup("\">")
                    .text(server.title())
                    .markup("</a> <code>")
                    .text(server.descriptor().url().getPath())
                    .markup("</code></li>\n");
        }
        html.markup("</ul></nav>\n");
    }

    /** In its largest unit, since nobody needs more. */
    static String uptime(Duration up) {
        if (up.toDays() > 0) {
            return counted(up.toDays(), "day");
        }
        if (up.toHours() > 0) {
            return counted(up.toHours(), "hour");
        }
        return up.toMinutes() > 0 ? counted(up.toMinutes(), "minute") : counted(up.toSeconds(), "second");
    }

    /** For example {@code 1 tool} and {@code 2 tools}. */
    static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
