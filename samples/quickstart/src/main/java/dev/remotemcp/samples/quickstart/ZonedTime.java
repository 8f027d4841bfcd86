package dev.remotemcp.samples.quickstart;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * What a clock in a zone shows.
 *
 * @param zone the zone
 * @param time local date and time
 * @param offset offset from UTC at that time
 * @param daylightSaving whether daylight saving time is in force
 */
record ZonedTime(ZoneId zone, LocalDateTime time, ZoneOffset offset, boolean daylightSaving) {
    /** What clocks in a zone show when it is this time elsewhere. */
    static ZonedTime of(ZonedDateTime time, ZoneId zone) {
        return of(time.withZoneSameInstant(zone));
    }

    static ZonedTime of(ZonedDateTime time) {
        ZoneId zone = time.getZone();
        return new ZonedTime(
                zone, time.toLocalDateTime(), time.getOffset(), zone.getRules().isDaylightSavings(time.toInstant()));
    }
}
