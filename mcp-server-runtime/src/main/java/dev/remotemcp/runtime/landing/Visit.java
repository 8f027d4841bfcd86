package dev.remotemcp.runtime.landing;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a browser has reached the application.
 *
 * @param scheme {@code http} or {@code https}
 * @param host value of {@code Host}, with or without port
 */
record Visit(String scheme, String host) {
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

    /** That of a request; nothing if its {@code Host} is no place. */
    static Optional<Visit> of(HttpRequest<?> request) {
        List<String> hosts = request.getHeaders().getAll(HttpHeaders.HOST);
        if (hosts.size() != 1 || !HOST.matcher(hosts.getFirst()).matches()) {
            return Optional.empty();
        }
        // Forged, it misleads only the one who forged it: the page is made for one visit and kept by nobody.
        boolean encrypted = request.isSecure()
                || List.of("https").equals(request.getHeaders().getAll("X-Forwarded-Proto"));
        return Optional.of(new Visit(encrypted ? "https" : "http", hosts.getFirst()));
    }

    /** The URL of something in this application. */
    URI at(String path) {
        return URI.create(scheme + "://" + host + path);
    }
}
