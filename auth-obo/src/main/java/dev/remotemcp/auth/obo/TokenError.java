package dev.remotemcp.auth.obo;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An error of a token endpoint (RFC 6749, section 5.2), without its description, which may name people.
 *
 * @param status the HTTP status
 * @param error the OAuth error; empty if the answer is no such JSON
 * @param suberror Entra's finer distinction, or empty
 * @param number Entra's number, which stands after {@code AADSTS}; 0 if there is none
 * @param claims what a new sign-in must ask for, a JSON object
 * @param correlationId what the provider's log has it under, or empty
 * @param retryAfter when the provider wants to be asked again
 */
record TokenError(
        int status,
        String error,
        String suberror,
        int number,
        Optional<String> claims,
        String correlationId,
        Optional<Duration> retryAfter) {
    private static final Pattern AADSTS = Pattern.compile("AADSTS(\\d{4,9})");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    /** Reads an answer that is no success. */
    static TokenError of(HttpResponse<String> response, Instant now) {
        JsonNode json =
                object(response.body()).orElseGet(() -> JsonMapper.shared().createObjectNode());
        return new TokenError(
                response.statusCode(),
                word(json, "error"),
                word(json, "suberror"),
                number(json),
                Optional.of(json.path("claims").stringValue(""))
                        .filter(text -> object(text).isPresent()),
                word(json, "correlation_id"),
                response.headers().firstValue("Retry-After").flatMap(value -> delay(value.strip(), now)));
    }

    /** The code to show: {@code AADSTS50076}; empty if there is none. */
    String code() {
        return number == 0 ? "" : "AADSTS" + number;
    }

    /** The same error as an answer, for a reader that would log the description. */
    String json() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("error", error.isEmpty() ? "server_error" : error);
        members.put("error_description", number == 0 ? "No code" : code());
        if (!suberror.isEmpty()) {
            members.put("suberror", suberror);
        }
        if (number > 0) {
            members.put("error_codes", List.of(number));
        }
        if (!correlationId.isEmpty()) {
            members.put("correlation_id", correlationId);
        }
        claims.ifPresent(text -> members.put("claims", text));
        return JsonMapper.shared().writeValueAsString(members);
    }

    /** The JSON object that a text is, if it is one. */
    static Optional<JsonNode> object(String text) {
        try {
            return Optional.of(JsonMapper.shared().readTree(text)).filter(JsonNode::isObject);
        } catch (JacksonException other) {
            return Optional.empty();
        }
    }

    private static String word(JsonNode json, String name) {
        String text = json.path(name).stringValue("");
        return WORD.matcher(text).matches() ? text : "";
    }

    private static int number(JsonNode json) {
        int listed = json.path("error_codes").path(0).asInt(0);
        if (listed > 0) {
            return listed;
        }
        Matcher described = AADSTS.matcher(json.path("error_description").stringValue(""));
        return described.find() ? Integer.parseInt(described.group(1)) : 0;
    }

    /** Seconds or a date (RFC 9110, section 10.2.3). */
    private static Optional<Duration> delay(String value, Instant now) {
        try {
            Duration delay = value.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return Optional.of(delay.isNegative() ? Duration.ZERO : delay);
        } catch (DateTimeParseException neither) {
            return Optional.empty();
        }
    }
}
