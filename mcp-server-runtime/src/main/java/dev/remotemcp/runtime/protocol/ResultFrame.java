package dev.remotemcp.runtime.protocol;

import java.nio.charset.StandardCharsets;

/**
 * What an era puts around the members of every result.
 *
 * @param opening members that come first, each followed by a comma; may be empty
 * @param meta members of the result's {@code _meta}, without braces; may be empty
 * @param cacheHints whether lists and contents say how long they keep
 */
public record ResultFrame(String opening, String meta, boolean cacheHints) {
    /** The end of a result without a handler's own {@code _meta}, and of its response. */
    byte[] ending() {
        String ending = meta.isEmpty() ? "}}" : ",\"_meta\":{" + meta + "}}}";
        return ending.getBytes(StandardCharsets.UTF_8);
    }
}
