package dev.remotemcp.schemagen.lock;

/**
 * A difference between a contract as it was and as it is.
 *
 * @param path where, for example {@code $.inputSchema.properties.days}
 * @param text what was and what is
 * @param breaking whether callers who rely on the old contract fail
 * @param mend how to take a breaking change back
 */
public record Change(String path, String text, boolean breaking, String mend) {
    static Change breaking(String path, String text, String mend) {
        return new Change(path, text, true, mend);
    }

    static Change compatible(String path, String text) {
        return new Change(path, text, false, "");
    }
}
