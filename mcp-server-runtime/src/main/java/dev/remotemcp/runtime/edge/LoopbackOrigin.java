package dev.remotemcp.runtime.edge;

import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a browser on this machine finds the server. Its names on loopback are different origins, which is what keeps
 * the frame around a page away from the preview.
 *
 * @param scheme {@code http} or {@code https}
 * @param name {@code localhost}, {@code 127.0.0.1} or {@code [::1]}
 * @param port with its colon; empty for the scheme's own
 */
public record LoopbackOrigin(String scheme, String name, String port) {
    private static final Pattern HOST = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");
    private static final List<String> OF_PROXIES = List.of("forwarded", "via", "x-real-ip");

    /** That of a request; none if it came by another name, or with a proxy's headers. */
    public static Optional<LoopbackOrigin> of(HttpRequest<?> request) {
        List<String> hosts = request.getHeaders().getAll("Host");
        if (hosts.size() != 1 || forwarded(request)) {
            return Optional.empty();
        }
        Matcher host = HOST.matcher(hosts.getFirst().toLowerCase(Locale.ROOT));
        return host.matches()
                ? Optional.of(new LoopbackOrigin(
                        request.isSecure() ? "https" : "http",
                        host.group(1),
                        Optional.ofNullable(host.group(2)).orElse("")))
                : Optional.empty();
    }

    private static boolean forwarded(HttpRequest<?> request) {
        return request.getHeaders().names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> OF_PROXIES.contains(name) || name.startsWith("x-forwarded-"));
    }

    /** As the header {@code Origin} has it. */
    public String value() {
        return scheme + "://" + name + port;
    }

    /** The same server by its other name. */
    public LoopbackOrigin other() {
        return new LoopbackOrigin(scheme, name.equals("localhost") ? "127.0.0.1" : "localhost", port);
    }

    /** Whether policies can name it, as they cannot name IPv6 addresses. */
    public boolean isNameable() {
        return !name.startsWith("[");
    }
}
