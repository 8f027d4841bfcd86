package dev.remotemcp.samples.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A day in a zone; where clocks change it has 23 or 25 hours.
 *
 * @param date the day
 * @param zone the zone
 */
record Day(LocalDate date, ZoneId zone) {
    /** The day that it is in a zone. */
    static Day of(Instant instant, ZoneId zone) {
        return new Day(instant.atZone(zone).toLocalDate(), zone);
    }

    Instant start() {
        return date.atStartOfDay(zone).toInstant();
    }

    /** How long it is, in minutes. */
    int minutes() {
        Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
        return (int) Duration.between(start(), end).toMinutes();
    }

    /** Its beginning, and every so many minutes from there. */
    List<Instant> every(int minutes) {
        return IntStream.iterate(0, minute -> minute < minutes(), minute -> minute + minutes)
                .mapToObj(minute -> start().plusSeconds(60L * minute))
                .toList();
    }
}
