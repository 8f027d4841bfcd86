package dev.remotemcp.runtime.edge;

import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.pipeline.Excerpt;
import dev.remotemcp.runtime.pipeline.Failure;
import dev.remotemcp.runtime.pipeline.Failure.Kind;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages that were not invited away from the endpoint: checks {@code Origin} and {@code Host}, which together
 * stop cross-site requests and DNS rebinding.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/transports">MCP 2026-07-28, Transports,
 *     Security Warning</a>
 */
@EachBean(ServerSettings.class)
final class Guard {
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    private final List<String> origins;
    private final AllowedHosts hosts;

    /** Nearly all requests name the same host; it is not taken apart every time. */
    private volatile String lastAllowedHost = "";

    Guard(ServerSettings server, @Parameter AllowedHosts hosts) {
        this.origins = server.endpoint().allowedOrigins().stream()
                .map(origin -> origin.toLowerCase(Locale.ROOT))
                .toList();
        this.hosts = hosts;
    }

    /** Why a request is refused, if it is. */
    Optional<Failure> check(HttpRequest request) {
        HttpHeaders headers = request.headers();
        String host = only(headers, HttpHeaderNames.HOST);
        if (host == null) {
            return Optional.of(Failure.of(Kind.INVALID_REQUEST, "Exactly one Host header is needed"));
        }
        String meant = RequestTarget.host(request).orElse(host);
        if (!meant.equals(lastAllowedHost)) {
            if (!hosts.contains(meant)) {
                return Optional.of(Failure.of(
                        Kind.FORBIDDEN,
                        "The Host '" + Excerpt.of(meant) + "' is not allowed: add it to mcp.allowed-hosts"));
            }
            lastAllowedHost = meant;
        }
        if (!headers.contains(HttpHeaderNames.ORIGIN)) {
            return Optional.empty();
        }
        String origin = only(headers, HttpHeaderNames.ORIGIN);
        if (origin == null || !originAllowed(origin)) {
            String sent = String.join(", ", headers.getAll(HttpHeaderNames.ORIGIN));
            return Optional.of(Failure.of(
                    Kind.FORBIDDEN,
                    "The Origin '" + Excerpt.of(sent) + "' is not allowed: add it to mcp.allowed-origins"));
        }
        return Optional.empty();
    }

    /** The one value of a header; null if there is none or more than one. */
    private static @Nullable String only(HttpHeaders headers, CharSequence name) {
        Iterator<String> values = headers.valueStringIterator(name);
        String value = values.hasNext() ? values.next() : null;
        return values.hasNext() ? null : value;
    }

    private boolean originAllowed(String origin) {
        String name = origin.toLowerCase(Locale.ROOT);
        if (origins.contains("*") || origins.contains(name)) {
            return true;
        }
        try {
            return isLoopback(new URI(name));
        } catch (URISyntaxException notAnOrigin) {
            return false;
        }
    }

    /** A page that a web server on this machine serves; an origin is a scheme, a host and a port (RFC 6454). */
    private static boolean isLoopback(URI origin) {
        boolean web = "http".equals(origin.getScheme()) || "https".equals(origin.getScheme());
        return web
                && origin.getHost() != null
                && LOOPBACK.contains(origin.getHost())
                && origin.getRawUserInfo() == null
                && origin.getRawPath().isEmpty()
                && origin.getRawQuery() == null
                && origin.getRawFragment() == null;
    }
}
