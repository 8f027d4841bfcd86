package dev.remotemcp.connect;

import java.net.URI;

/** One thing to do to connect a client. */
public sealed interface Step {
    /** Something to know or to do by hand, one or two sentences of plain text. */
    record Note(String text) implements Step {}

    /**
     * A file to write, or to add to.
     *
     * @param path relative to the project; in the home directory with {@code ~/} before it
     * @param content the whole file, indented JSON with a line break at its end
     */
    record File(String path, String content) implements Step {}

    /**
     * A command for a POSIX shell.
     *
     * @param line the command, without a line break
     */
    record Command(String line) implements Step {}

    /**
     * A link that makes the client add the server.
     *
     * @param label what to write on it, for example {@code Cursor}
     * @param target handled by the client or, with {@code https}, by a page that hands over to it
     */
    record Link(String label, URI target) implements Step {}
}
