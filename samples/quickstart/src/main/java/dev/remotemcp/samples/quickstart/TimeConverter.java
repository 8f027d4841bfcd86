package dev.remotemcp.samples.quickstart;

import dev.remotemcp.annotations.McpTool;
import jakarta.validation.constraints.Size;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

// region class
class TimeConverter {
    /**
     * Converts a local time to other time zones.
     *
     * @param moment the time to convert, and the zone it is meant in
     * @param zones the zones to convert it to
     */
    @McpTool(readOnly = true, openWorld = false)
    Conversion convertTime(Moment moment, @Size(min = 1, max = 20) List<ZoneId> zones) {
        ZonedDateTime start = moment.resolve();
        List<ZonedTime> clocks =
                zones.stream().map(zone -> ZonedTime.of(start, zone)).toList();
        return new Conversion(ZonedTime.of(start), clocks);
    }

    /**
     * A local time in a zone.
     *
     * @param time date and time on a clock there, for example 2026-10-26T09:00
     * @param zone the zone, for example Europe/Oslo
     */
    record Moment(LocalDateTime time, ZoneId zone) {
        /** The instant meant; a skipped time moves on with the clocks, of a repeated one the first is meant. */
        ZonedDateTime resolve() {
            return time.atZone(zone);
        }
    }

    /**
     * One instant on several clocks.
     *
     * @param from the time that was given
     * @param to the same instant in the other zones, in the order asked for
     */
    record Conversion(ZonedTime from, List<ZonedTime> to) {}
}
// endregion
