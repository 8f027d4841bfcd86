package dev.remotemcp.runtime.edge;

/** A bean with something to tell whoever has started the server, beside its URL and its tools. */
@FunctionalInterface
public interface StartNotice {
    /**
     * The text, with a line break at its end.
     *
     * @param url where the server listens, such as {@code http://127.0.0.1:8080}
     */
    String text(String url);
}
