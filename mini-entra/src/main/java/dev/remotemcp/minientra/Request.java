package dev.remotemcp.minientra;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request as the handlers see it.
 *
 * @param parameters those of the query, then those of the form
 * @param headers the first value of each, by lower-case name
 * @param body the body, when it is no form
 */
record Request(String method, String path, Map<String, String> parameters, Map<String, String> headers, String body) {

    Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    String required(String name) {
        return parameter(name)
                .orElseThrow(() -> Refusal.invalidRequest(
                                900144, "The request body must contain the following parameter: '" + name + "'.")
                        .thrown());
    }

    /** The same request with another value of a parameter. */
    Request with(String name, String value) {
        Map<String, String> others = new LinkedHashMap<>(parameters);
        others.put(name, value);
        return new Request(method, path, others, headers, body);
    }

    /** Reads {@code a=b&c=d}. */
    static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Names the request only: parameters and headers may be secret. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
