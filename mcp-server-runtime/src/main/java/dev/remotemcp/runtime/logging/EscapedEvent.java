package dev.remotemcp.runtime.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;
import org.slf4j.event.KeyValuePair;

/** An event none of whose texts has control characters. */
final class EscapedEvent implements ILoggingEvent {
    private final ILoggingEvent original;

    EscapedEvent(ILoggingEvent original) {
        this.original = original;
    }

    @Override
    public String getThreadName() {
        return ControlCharacters.escape(original.getThreadName());
    }

    @Override
    public Level getLevel() {
        return original.getLevel();
    }

    @Override
    public @Nullable String getMessage() {
        return ControlCharacters.escapeIfPresent(original.getMessage());
    }

    @Override
    public Object @Nullable [] getArgumentArray() {
        return original.getArgumentArray(); // a pattern prints them within the message only
    }

    @Override
    public @Nullable String getFormattedMessage() {
        return ControlCharacters.escapeIfPresent(original.getFormattedMessage());
    }

    @Override
    public String getLoggerName() {
        return ControlCharacters.escape(original.getLoggerName());
    }

    @Override
    public LoggerContextVO getLoggerContextVO() {
        return original.getLoggerContextVO();
    }

    @Override
    public @Nullable IThrowableProxy getThrowableProxy() {
        return EscapedThrowable.of(original.getThrowableProxy());
    }

    @Override
    public StackTraceElement[] getCallerData() {
        return original.getCallerData();
    }

    @Override
    public boolean hasCallerData() {
        return original.hasCallerData();
    }

    @Override
    public @Nullable List<Marker> getMarkerList() {
        List<Marker> markers = original.getMarkerList();
        return markers == null
                ? null
                : markers.stream()
                        .map(marker -> MarkerFactory.getDetachedMarker(ControlCharacters.escape(marker.toString())))
                        .toList();
    }

    @Override
    public Map<String, String> getMDCPropertyMap() {
        Map<String, String> original = this.original.getMDCPropertyMap();
        if (original.isEmpty()) {
            return original;
        }
        Map<String, String> escaped = new LinkedHashMap<>();
        original.forEach(
                (key, value) -> escaped.put(ControlCharacters.escape(key), ControlCharacters.escapeIfPresent(value)));
        return escaped;
    }

    @Override
    public Map<String, String> getMdc() {
        return getMDCPropertyMap();
    }

    @Override
    public long getTimeStamp() {
        return original.getTimeStamp();
    }

    @Override
    public int getNanoseconds() {
        return original.getNanoseconds();
    }

    @Override
    public long getSequenceNumber() {
        return original.getSequenceNumber();
    }

    @Override
    public @Nullable List<KeyValuePair> getKeyValuePairs() {
        List<KeyValuePair> pairs = original.getKeyValuePairs();
        return pairs == null
                ? null
                : pairs.stream()
                        .map(pair -> new KeyValuePair(
                                ControlCharacters.escape(pair.key),
                                ControlCharacters.escape(String.valueOf(pair.value))))
                        .toList();
    }

    @Override
    public void prepareForDeferredProcessing() {
        original.prepareForDeferredProcessing();
    }
}
