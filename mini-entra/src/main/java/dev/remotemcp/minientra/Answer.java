package dev.remotemcp.minientra;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a handler answers. */
record Answer(int status, Map<String, String> headers, String body) {
    static Answer json(int status, Object value) {
        return new Answer(
                status,
                Map.of("Content-Type", "application/json; charset=utf-8", "Cache-Control", "no-store"),
                JsonMapper.shared().writeValueAsString(value));
    }

    static Answer html(int status, String page) {
        return new Answer(
                status,
                Map.of(
                        "Content-Type", "text/html; charset=utf-8",
                        "Cache-Control", "no-store",
                        // No form-action: browsers apply it to the redirect back to the client as well.
                        "Content-Security-Policy",
                                "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"),
                page);
    }

    static Answer redirect(String location) {
        return new Answer(302, Map.of("Location", location, "Cache-Control", "no-store"), "");
    }

    static Answer empty(int status) {
        return new Answer(status, Map.of(), "");
    }

    Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }
}
