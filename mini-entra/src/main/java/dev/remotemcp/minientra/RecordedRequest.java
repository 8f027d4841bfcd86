package dev.remotemcp.minientra;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A request that came in. Secrets and tokens show only to who asks for one by name. */
public final class RecordedRequest {
    private static final String HIDDEN = "[hidden]";

    /** What is known to be no secret; everything else is taken for one. */
    private static final Set<String> SHOWN = Set.of(
            "grant_type",
            "scope",
            "resource",
            "client_id",
            "client_info",
            "client_assertion_type",
            "requested_token_use",
            "response_type",
            "response_mode",
            "redirect_uri",
            "code_challenge",
            "code_challenge_method",
            "state",
            "nonce",
            "prompt",
            "claims",
            "user",
            "$top",
            "$select");

    private final String method;
    private final String path;
    private final Map<String, String> values;

    RecordedRequest(Request request) {
        this.method = request.method();
        this.path = request.path();
        Map<String, String> all = new LinkedHashMap<>(request.parameters());
        request.header("authorization").ifPresent(value -> all.put("authorization", value));
        this.values = Collections.unmodifiableMap(all);
    }

    /** The HTTP method. */
    public String method() {
        return method;
    }

    /** The path, without a query. */
    public String path() {
        return path;
    }

    /** The parameters of query and form, and the header {@code authorization}, with secrets and tokens hidden. */
    public Map<String, String> parameters() {
        Map<String, String> shown = new LinkedHashMap<>();
        values.forEach((name, value) -> shown.put(name, isShown(name, value) ? value : HIDDEN));
        return Collections.unmodifiableMap(shown);
    }

    /** What {@link #parameters()} shows of one. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters().get(name));
    }

    /** The real value of a parameter, be it a secret or a token. */
    public Optional<String> reveal(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private static boolean isShown(String name, String value) {
        return SHOWN.contains(name) && !value.contains("eyJ");
    }

    /** The request with secrets and tokens hidden. */
    @Override
    public String toString() {
        return method + " " + path + " " + parameters();
    }
}
