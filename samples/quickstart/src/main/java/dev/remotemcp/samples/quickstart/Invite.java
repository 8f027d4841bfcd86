package dev.remotemcp.samples.quickstart;

import io.modelcontextprotocol.spec.McpSchema.EmbeddedResource;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A calendar invitation (RFC 5545).
 *
 * @param id unique among all invitations
 * @param made when it was made
 * @param start when the meeting starts
 * @param details what the user said about it
 */
record Invite(String id, Instant made, ZonedDateTime start, InviteForm details) {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int MAX_LINE_BYTES = 75;

    /** The invitation as a file inside a tool's result. */
    EmbeddedResource toContent() {
        TextResourceContents file = TextResourceContents.builder("clock://invites/" + id + ".ics", toCalendar())
                .mimeType("text/calendar")
                .build();
        return EmbeddedResource.builder(file).build();
    }

    /** The invitation as text. */
    String toCalendar() {
        List<String> lines = new ArrayList<>(List.of(
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//remotemcp.dev//World clock//EN",
                "BEGIN:VEVENT",
                "UID:" + id,
                "DTSTAMP:" + UTC.format(made),
                "DTSTART:" + UTC.format(start),
                "DTEND:" + UTC.format(start.plus(details.length().duration())),
                "SUMMARY:" + escape(details.title())));
        if (details.remind()) {
            lines.addAll(
                    List.of("BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Meeting", "TRIGGER:-PT10M", "END:VALARM"));
        }
        lines.addAll(List.of("END:VEVENT", "END:VCALENDAR"));
        return lines.stream().map(line -> fold(line) + "\r\n").collect(Collectors.joining());
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n");
    }

    /** Long lines go on in the next one after a space (RFC 5545, 3.1). */
    private static String fold(String line) {
        StringBuilder folded = new StringBuilder();
        int bytes = 0;
        for (int codePoint : line.codePoints().toArray()) {
            String character = Character.toString(codePoint);
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > MAX_LINE_BYTES) {
                folded.append("\r\n ");
                bytes = 1;
            }
            folded.append(character);
            bytes += size;
        }
        return folded.toString();
    }
}
