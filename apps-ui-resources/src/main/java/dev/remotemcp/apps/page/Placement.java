package dev.remotemcp.apps.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** Where the files of a page go. */
public sealed interface Placement {
    /** Into the page. */
    record Inline() implements Placement {
        /** A file as part of an attribute or a style. */
        static String data(String path, byte[] content) {
            return "data:" + MediaType.of(path) + ";base64,"
                    + Base64.getEncoder().encodeToString(content);
        }
    }

    /**
     * To this server.
     *
     * @param base URL that the paths of files are put behind, with a slash at its end
     */
    record Served(String base) implements Placement {
        /** The URL of a file, which is another one when its content is. */
        String url(String path, byte[] content) {
            return base + path + "?v=" + hash(content).substring(0, 16);
        }
    }

    /** SHA-256 in hexadecimal digits. */
    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** SHA-256 in hexadecimal digits. */
    static String hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }
}
