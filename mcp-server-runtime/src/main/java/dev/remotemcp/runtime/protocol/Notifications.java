package dev.remotemcp.runtime.protocol;

import dev.remotemcp.runtime.protocol.json.JsonBuffer;
import dev.remotemcp.runtime.protocol.json.JsonSlice;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the notifications that belong to a call; the same in every era. */
public final class Notifications {
    private Notifications() {}

    /** {@code notifications/progress}. */
    public static byte[] progress(JsonSlice token, double progress, @Nullable Double total, @Nullable String message) {
        JsonBuffer out = new JsonBuffer(256);
        out.ascii("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":")
                .raw(token)
                .ascii(",\"progress\":")
                .ascii(number(progress));
        if (total != null && Double.isFinite(total)) {
            out.ascii(",\"total\":").ascii(number(total));
        }
        if (message != null) {
            out.ascii(",\"message\":").string(message);
        }
        return out.ascii("}}").toByteArray();
    }

    /**
     * {@code notifications/message}.
     *
     * @param data any JSON value, on one line
     */
    public static byte[] message(LoggingLevel level, @Nullable String logger, byte[] data) {
        JsonBuffer out = new JsonBuffer(256);
        out.ascii("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"level\":\"")
                .ascii(level.name().toLowerCase(Locale.ROOT))
                .ascii("\"");
        if (logger != null) {
            out.ascii(",\"logger\":").string(logger);
        }
        return out.ascii(",\"data\":").raw(data).ascii("}}").toByteArray();
    }

    /** The level of that name in the specification, if there is one. */
    public static Optional<LoggingLevel> level(@Nullable String name) {
        for (LoggingLevel known : LoggingLevel.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
