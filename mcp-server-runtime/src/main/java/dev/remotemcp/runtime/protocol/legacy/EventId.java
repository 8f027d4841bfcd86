package dev.remotemcp.runtime.protocol.legacy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of an event, unique within its session: the stream's number and the event's number on it.
 *
 * @param stream 0 for what belongs to no call
 * @param event 0 before the first message
 */
record EventId(long stream, long event) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    /** The id that a client sends back; nothing if no server of ours gives out such a one. */
    static Optional<EventId> parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new EventId(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return stream + "-" + event;
    }
}
