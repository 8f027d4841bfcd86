package dev.remotemcp.runtime.edge;

import io.netty.util.AsciiString;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The {@code Date} header (RFC 9110, section 6.6.1), formatted once a second. */
final class DateHeader {
    private static volatile DateHeader latest = new DateHeader(0);

    private final long second;
    private final AsciiString text;

    private DateHeader(long second) {
        this.second = second;
        this.text = AsciiString.of(DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC)));
    }

    static AsciiString now() {
        long second = System.currentTimeMillis() / 1000;
        DateHeader current = latest;
        if (current.second != second) {
            current = new DateHeader(second);
            latest = current;
        }
        return current.text;
    }
}
