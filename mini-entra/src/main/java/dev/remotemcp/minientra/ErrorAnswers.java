package dev.remotemcp.minientra;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes errors as Entra's token endpoint does. */
final class ErrorAnswers {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'");

    private final Clock clock;

    ErrorAnswers(Clock clock) {
        this.clock = clock;
    }

    Answer refused(Refusal refusal, Request request) {
        String trace = UUID.randomUUID().toString();
        String correlation = request.header("client-request-id")
                .orElseGet(() -> UUID.randomUUID().toString());
        String timestamp = TIMESTAMP.format(clock.instant().atOffset(ZoneOffset.UTC));
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("error", refusal.error());
        error.put(
                "error_description",
                refusal.description() + " Trace ID: " + trace + " Correlation ID: " + correlation + " Timestamp: "
                        + timestamp);
        error.put("error_codes", List.of(refusal.code()));
        error.put("timestamp", timestamp);
        error.put("trace_id", trace);
        error.put("correlation_id", correlation);
        refusal.suberror().ifPresent(suberror -> error.put("suberror", suberror));
        refusal.claims().ifPresent(claims -> error.put("claims", claims));
        return Answer.json(refusal.status(), error);
    }

    Answer throttled(Duration retryAfter, Request request) {
        return refused(
                        Refusal.refusal(
                                429, "temporarily_unavailable", 90055, "The request was throttled: too many requests."),
                        request)
                .with("Retry-After", Long.toString(retryAfter.toSeconds()));
    }

    Answer unavailable(Request request) {
        return refused(
                Refusal.refusal(
                        503, "temporarily_unavailable", 90033, "A transient error has occurred. Please try again."),
                request);
    }
}
