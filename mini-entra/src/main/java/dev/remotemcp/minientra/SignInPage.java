package dev.remotemcp.minientra;

import java.util.List;
import java.util.Map;

/** The pages that a person sees; they need nothing from elsewhere and no script. */
final class SignInPage {
    private static final String FRAME = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s – MiniEntra</title>
            <style>
            :root { color-scheme: light dark; font: 100%%/1.5 system-ui, sans-serif; color: light-dark(#1b1b1f, #ececf1); background: light-dark(#f3f3f6, #15161a) }
            body { margin: 0 }
            main { box-sizing: border-box; max-width: 28rem; margin: 12vh auto; padding: 2rem; border: 1px solid light-dark(#d9d9e0, #3a3b44); border-radius: .75rem; background: light-dark(#fff, #202127); overflow-wrap: anywhere }
            h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.2 }
            p:last-child { margin-bottom: 0 }
            ul { padding-inline-start: 1.25rem }
            small { opacity: .8 }
            button { display: block; width: 100%%; margin: .75rem 0; padding: .75rem 1rem; border: 1px solid light-dark(#c4c4ce, #50515c); border-radius: .5rem; color: inherit; background: light-dark(#f7f7fa, #2a2b33); font: inherit; font-weight: 600; text-align: start; cursor: pointer }
            button:hover, button:focus-visible { border-color: light-dark(#0b57d0, #8ab4f8); background: light-dark(#eef3fd, #2b3242) }
            button span { display: block; font-weight: 400; opacity: .8 }
            @media (max-width: 30rem) { main { margin: 0; padding: 1.5rem; border: 0; background: none } }
            </style>
            </head>
            <body>
            <main>
            <h1>%1$s</h1>
            %2$s<p><small>A local stand-in for Microsoft Entra. The accounts are not real.</small></p>
            </main>
            </body>
            </html>
            """;

    private SignInPage() {}

    static String picker(
            String action, Application client, RequestedScopes scopes, List<User> users, Map<String, String> hidden) {
        StringBuilder page = new StringBuilder();
        page.append("<p><strong>")
                .append(escaped(client.name()))
                .append("</strong> asks to act for you. Picking an account signs it in and allows:</p>\n<ul>\n");
        for (String scope : scopes.names()) {
            page.append("<li>")
                    .append(escaped(scopes.api().name() + ": " + scope))
                    .append("</li>\n");
        }
        page.append("</ul>\n<form method=\"post\" action=\"")
                .append(escaped(action))
                .append("\">\n");
        hidden.forEach((name, value) -> page.append("<input type=\"hidden\" name=\"")
                .append(escaped(name))
                .append("\" value=\"")
                .append(escaped(value))
                .append("\">\n"));
        for (User user : users) {
            page.append("<button name=\"user\" value=\"")
                    .append(escaped(user.objectId()))
                    .append("\">")
                    .append(escaped(user.name()))
                    .append(" <span>")
                    .append(escaped(user.username()))
                    .append("</span></button>\n");
        }
        page.append("</form>\n");
        return FRAME.formatted("Pick an account", page);
    }

    static String error(String message) {
        return FRAME.formatted("Sign-in failed", "<p role=\"alert\">" + escaped(message) + "</p>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
