package dev.remotemcp.runtime.logging;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;

/**
 * Logback's encoder for patterns, for logs in which nobody forges a line: control characters and marks of direction in
 * messages, exceptions, MDC values, names and key-value pairs are printed as escapes such as {@code \n} and
 * {@code \}{@code u001b}. What the pattern itself prints, such as {@code %n} and the lines of a stack trace, stays.
 *
 * <p>The default logging uses it; a {@code logback.xml} names it in place of the encoder that Logback takes:
 *
 * <pre>{@code
 * <encoder class="dev.remotemcp.runtime.logging.EscapingEncoder">
 *   <pattern>%d{HH:mm:ss} %-5level %logger{20} %msg%n</pattern>
 * </encoder>
 * }</pre>
 */
public final class EscapingEncoder extends PatternLayoutEncoder {
    /** For Logback, which makes it. */
    public EscapingEncoder() {}

    @Override
    public byte[] encode(ILoggingEvent event) {
        return super.encode(new EscapedEvent(event));
    }
}
