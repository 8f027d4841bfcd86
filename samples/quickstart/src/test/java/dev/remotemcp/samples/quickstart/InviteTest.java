package dev.remotemcp.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class InviteTest {
    @Test
    void writesTheMeetingInUtcWithItsLength() {
        assertThat(calendar("Review", true))
                .contains("UID:42\r\n", "DTSTART:20261026T080000Z\r\n", "DTEND:20261026T090000Z\r\n")
                .contains("SUMMARY:Review\r\n", "TRIGGER:-PT10M\r\n");
    }

    @Test
    void leavesTheReminderOutWhenNobodyWantsIt() {
        assertThat(calendar("Review", false)).doesNotContain("VALARM");
    }

    @Test
    void escapesWhatWouldEndAValue() {
        assertThat(calendar("a,b;c\\d\nEND:VEVENT", false)).contains("SUMMARY:a\\,b\\;c\\\\d\\nEND:VEVENT\r\n");
    }

    @Test
    void foldsLongLinesBetweenCharacters() {
        String title = "Zeitzonenübersicht für größere Gespräche 🌍 über Öffnungszeiten, überall auf der Erde";
        String calendar = calendar(title, false);

        assertThat(calendar.lines()).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        assertThat(calendar.replace("\r\n ", "")).contains("SUMMARY:" + title.replace(",", "\\,"));
    }

    private static String calendar(String title, boolean remind) {
        return new Invite(
                        "42",
                        Instant.parse("2026-07-28T12:00:00Z"),
                        ZonedDateTime.parse("2026-10-26T09:00+01:00[Europe/Oslo]"),
                        new InviteForm(title, InviteForm.Length.HOUR, remind))
                .toCalendar();
    }
}
