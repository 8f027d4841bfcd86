package dev.remotemcp.minientra;

import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer as a client reads it. */
record Reply(HttpResponse<String> response) {
    int status() {
        return response.statusCode();
    }

    String body() {
        return response.body();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(body());
    }

    String text(String member) {
        return json().path(member).asString("");
    }

    /** The first of Entra's numbers. */
    int code() {
        return json().path("error_codes").path(0).asInt(0);
    }

    /** The parameters of the URL that it redirects to. */
    Map<String, String> redirected() {
        String location = header("Location");
        return Request.parameters(location.substring(location.indexOf('?') + 1));
    }
}
