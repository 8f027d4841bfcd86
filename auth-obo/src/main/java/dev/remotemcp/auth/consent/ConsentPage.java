package dev.remotemcp.auth.consent;

/** What a person reads at the end. */
enum ConsentPage {
    GIVEN("Allowed", "The server may now do this for you. Close this page and go back to where you came from."),
    NOT_GIVEN("Not allowed", "Nothing has changed. Close this page; open the link again if you change your mind."),
    SOMEBODY_ELSE(
            "Signed in as somebody else",
            "This link is for another person than the one who signed in. Close this page, and open only links that you"
                    + " have asked for yourself."),
    OVER(
            "This link is over",
            "It is too old, has been used, or was opened in another browser. Go back to where you came from and start"
                    + " again there."),
    FAILED("That did not work", "The sign-in could not be completed. Open the link again in a while.");

    private static final String FRAME = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <style>
            :root { color-scheme: light dark; font: 100%%/1.5 system-ui, sans-serif; color: light-dark(#1b1b1f, #ececf1); background: light-dark(#f3f3f6, #15161a) }
            body { margin: 0 }
            main { box-sizing: border-box; max-width: 28rem; margin: 12vh auto; padding: 2rem; border: 1px solid light-dark(#d9d9e0, #3a3b44); border-radius: .75rem; background: light-dark(#fff, #202127); overflow-wrap: anywhere }
            h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.2 }
            p:last-child { margin-bottom: 0 }
            @media (max-width: 30rem) { main { margin: 0; padding: 1.5rem; border: 0; background: none } }
            </style>
            </head>
            <body>
            <main>
            <h1>%1$s</h1>
            <p>%2$s</p>
            </main>
            </body>
            </html>
            """;

    private final String html;

    ConsentPage(String title, String text) {
        this.html = FRAME.formatted(title, text);
    }

    /** The page: constant, so that nothing of a request can be in it. */
    String html() {
        return html;
    }
}
