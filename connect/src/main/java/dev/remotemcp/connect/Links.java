package dev.remotemcp.connect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Encodes values for links as browsers' {@code encodeURIComponent} does. */
final class Links {
    private Links() {}

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
