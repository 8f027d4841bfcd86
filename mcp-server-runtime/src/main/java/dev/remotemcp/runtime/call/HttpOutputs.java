package dev.remotemcp.runtime.call;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * From the HTTP response that a method returns, which is a route as well, to its {@link ToolOutput}; generated code
 * calls these. Every status but those that say success (RFC 9110, section 15.3) is a result with {@code isError: true}
 * that names the status. Null is what Micronaut makes of it: not found.
 */
public final class HttpOutputs {
    private HttpOutputs() {}

    /** The body of a response; {@code encode} gets null when there is none. */
    public static <T> ToolOutput of(@Nullable HttpResponse<T> response, Function<@Nullable T, ToolOutput> encode) {
        if (response == null) {
            return of(HttpStatus.NOT_FOUND);
        }
        T body = response.body();
        return isSuccess(response.code())
                ? encode.apply(body)
                : new ToolOutput.Failed(text(response.code(), response.reason(), body));
    }

    /** A response of which only the status matters. */
    public static ToolOutput of(@Nullable HttpResponse<?> response) {
        return of(response, body -> ToolOutput.EMPTY);
    }

    /** A response that is nothing but a status. */
    public static ToolOutput of(@Nullable HttpStatus status) {
        HttpStatus given = status == null ? HttpStatus.NOT_FOUND : status;
        return isSuccess(given.getCode())
                ? ToolOutput.EMPTY
                : new ToolOutput.Failed(text(given.getCode(), given.getReason(), null));
    }

    /** What the client of an HTTP route would learn of the exception. */
    public static String text(HttpStatusException exception) {
        HttpStatus status = exception.getStatus();
        Object body = exception.getBody().orElse(null);
        return text(status.getCode(), status.getReason(), body == null ? exception.getMessage() : body);
    }

    private static String text(int code, String reason, @Nullable Object body) {
        String status = "HTTP " + code + " " + reason;
        // Another body has a form that only the route's own encoder knows.
        return body instanceof CharSequence text
                        && !text.isEmpty()
                        && !text.toString().equals(reason)
                ? status + ": " + text
                : status;
    }

    private static boolean isSuccess(int code) {
        return code >= 200 && code < 300;
    }
}
