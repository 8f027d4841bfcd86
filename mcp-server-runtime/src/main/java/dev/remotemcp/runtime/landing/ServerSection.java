package dev.remotemcp.runtime.landing;

import dev.remotemcp.connect.Guide;
import dev.remotemcp.connect.Step;
import dev.remotemcp.runtime.landing.ServerView.SignIn;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Writes what the page tells of one server. Used once. */
final class ServerSection {
    private final ServerView server;
    private final int level;
    private final Html html;
    private final List<Guide> guides;
    private int copyable;

    /**
     * A section.
     *
     * @param level of its heading, 1 or 2
     */
    ServerSection(ServerView server, int level, Html html) {
        this.server = server;
        this.level = level;
        this.html = html;
        this.guides = Guide.all(server.descriptor());
    }

    void write() {
        html.markup("<article class=\"server\" id=\"").text(server.server()).markup("\">\n");
        head();
        endpoint();
        install();
        guides();
        tools();
        html.markup("</article>\n");
    }

    private void head() {
        heading(level, server.title());
        html.markup("<p class=\"facts\"><span>Version ")
                .text(server.descriptor().version())
                .markup("</span>");
        if (server.descriptor().title().isPresent()) {
            html.markup("<span><code>").text(server.descriptor().name()).markup("</code></span>");
        }
        html.markup("<span>MCP ").text(String.join(", ", server.revisions())).markup("</span></p>\n");
        if (!server.descriptor().description().isBlank()) {
            html.markup("<p class=\"lead\">")
                    .text(server.descriptor().description())
                    .markup("</p>\n");
        }
    }

    private void endpoint() {
        html.markup("<div class=\"endpoint\"><span class=\"label\">Endpoint</span>");
        copyable("code", server.descriptor().url().toString());
        html.markup("</div>\n<p class=\"signin\">");
        switch (server.signIn()) {
            case SignIn.None _ -> html.markup("<strong>No sign-in.</strong> Whoever reaches it may use it.");
            case SignIn.Unknown _ -> html.markup("<strong>Callers sign in.</strong>");
            case SignIn.With(LandingSignIn.Details details) -> signIn(details);
        }
        html.markup("</p>\n");
    }

    private void signIn(LandingSignIn.Details details) {
        html.markup("<strong>Callers sign in</strong> with OAuth");
        if (!details.providers().isEmpty()) {
            html.markup(" at <code>").text(host(details.providers().getFirst())).markup("</code>");
        }
        html.markup(".");
        if (!details.scopes().isEmpty()) {
            html.markup(details.scopes().size() == 1 ? " Scope:" : " Scopes:");
            details.scopes().forEach(scope -> html.markup(" <code>").text(scope).markup("</code>"));
        }
        details.clientId()
                .ifPresent(id -> html.markup(" Client ID: <code>").text(id).markup("</code>"));
    }

    private static String host(String issuer) {
        try {
            return Optional.ofNullable(URI.create(issuer).getAuthority()).orElse(issuer);
        } catch (IllegalArgumentException noUrl) {
            return issuer;
        }
    }

    private void install() {
        html.markup("<ul class=\"install\" aria-label=\"Install\">\n");
        for (Guide guide : guides) {
            for (Step step : guide.steps()) {
                if (step instanceof Step.Link(String label, URI target)) {
                    html.markup("<li><a href=\"")
                            .text(target.toString())
                            .markup("\">Install in ")
                            .text(label)
                            .markup("</a></li>\n");
                }
            }
        }
        html.markup("</ul>\n");
    }

    private void guides() {
        heading(level + 1, "Connect");
        html.markup("<div class=\"rows\">\n");
        for (Guide guide : guides) {
            html.markup("<details name=\"guide-")
                    .text(server.server())
                    .markup("\"><summary>")
                    .text(guide.client())
                    .markup("</summary>\n<div class=\"inside\">\n");
            guide.steps().forEach(this::step);
            html.markup("</div></details>\n");
        }
        html.markup("</div>\n");
    }

    private void step(Step step) {
        switch (step) {
            case Step.Note(String text) -> html.markup("<p>").text(text).markup("</p>\n");
            case Step.Command(String line) -> {
                html.markup("<p class=\"label\">In a shell</p>\n<div class=\"block\">");
                copyable("pre", line);
                html.markup("</div>\n");
            }
            case Step.File(String path, String content) -> {
                html.markup("<p class=\"label\"><code>").text(path).markup("</code></p>\n<div class=\"block\">");
                copyable("pre", content.stripTrailing());
                html.markup("</div>\n");
            }
            case Step.Link _ -> {} // among the buttons above
        }
    }

    /** Text with a button beside it, which the script shows since it does nothing without. */
    private void copyable(String element, String text) {
        String id = server.server() + "-copy-" + copyable++;
        html.markup("<")
                .markup(element)
                .markup(" id=\"")
                .text(id)
                .markup("\" tabindex=\"0\">")
                .text(text)
                .markup("</")
                .markup(element)
                .markup("><button type=\"button\" data-copies=\"")
                .text(id)
                .markup("\" hidden>Copy</button>");
    }

    private void tools() {
        heading(level + 1, LandingPage.counted(server.tools().size(), "tool"));
        html.markup("<p class=\"facts\"><span>")
                .text(LandingPage.counted(server.resources(), "resource"))
                .markup("</span><span>")
                .text(LandingPage.counted(server.templates(), "resource template"))
                .markup("</span><span>")
                .text(LandingPage.counted(server.prompts(), "prompt"))
                .markup("</span></p>\n<div class=\"rows\">\n");
        server.tools().forEach(tool -> new ToolRow(tool, html).write());
        html.markup("</div>\n");
    }

    private void heading(int of, String text) {
        html.markup("<h")
                .number(of)
                .markup(">")
                .text(text)
                .markup("</h")
                .number(of)
                .markup(">\n");
    }
}
