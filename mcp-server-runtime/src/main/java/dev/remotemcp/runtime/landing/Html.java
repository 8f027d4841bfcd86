package dev.remotemcp.runtime.landing;

/**
 * HTML that is being written: markup of ours as it is, text of others escaped. Not thread-safe.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/syntax.html">HTML, section 13.1</a>
 */
final class Html {
    private final StringBuilder out = new StringBuilder();

    /** Adds markup: constants of the code only. */
    Html markup(String markup) {
        out.append(markup);
        return this;
    }

    /** Adds text, for between tags or for an attribute's value in double quotes. */
    Html text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\0' -> out.append('\ufffd');
                default -> out.append(c);
            }
        }
        return this;
    }

    /** Adds a number. */
    Html number(int number) {
        out.append(number);
        return this;
    }

    /** Adds an element with text in it. */
    Html element(String name, String text) {
        return markup("<")
                .markup(name)
                .markup(">")
                .text(text)
                .markup("</")
                .markup(name)
                .markup(">");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
