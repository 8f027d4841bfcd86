package dev.remotemcp.publish;

import dev.remotemcp.connect.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request with a JSON body or none.
 *
 * @param headers beside those that every request has
 * @param bearer token to send
 * @param body compact JSON
 * @param repeatable whether sending it twice does the same as once
 */
record Request(
        String method,
        URI uri,
        Map<String, String> headers,
        Optional<Secret> bearer,
        Optional<Secret> body,
        boolean repeatable) {

    static Request get(URI uri) {
        return new Request("GET", uri, Map.of(), Optional.empty(), Optional.empty(), true);
    }

    static Request put(URI uri, String body) {
        return new Request("PUT", uri, Map.of(), Optional.empty(), Optional.of(Secret.of(body)), true);
    }

    static Request patch(URI uri, String body) {
        return new Request("PATCH", uri, Map.of(), Optional.empty(), Optional.of(Secret.of(body)), true);
    }

    /** A request that makes something. */
    static Request post(URI uri, String body) {
        return new Request("POST", uri, Map.of(), Optional.empty(), Optional.of(Secret.of(body)), false);
    }

    /** A request that asks for something. */
    static Request query(URI uri, String body) {
        return new Request("POST", uri, Map.of(), Optional.empty(), Optional.of(Secret.of(body)), true);
    }

    Request withBody(String other) {
        return new Request(method, uri, headers, bearer, Optional.of(Secret.of(other)), repeatable);
    }

    Request bearer(String token) {
        return new Request(method, uri, headers, Optional.of(Secret.of(token)), body, repeatable);
    }

    Request header(String name, String value) {
        TreeMap<String, String> all = new TreeMap<>(headers);
        all.put(name, value);
        return new Request(method, uri, all, bearer, body, repeatable);
    }
}
