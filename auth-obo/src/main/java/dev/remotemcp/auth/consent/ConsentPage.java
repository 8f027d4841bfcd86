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
            :root { color-scheme: light dark; font: 100%%/1.5 system-ui, sans-serif }
            main { max-width: 28rem; margin: 15vh auto; padding: 0 1rem }
            h1 { font-size: 1.5rem; line-height: 1.2 }
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
