package dev.remotemcp.runtime.pipeline;

/** Quotes a client's text in a message without letting it fill the message. */
public final class Excerpt {
    private static final int LONGEST = 80;

    private Excerpt() {}

    /** The text, cut after 80 characters, control characters replaced. */
    public static String of(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
