package dev.remotemcp.samples.quickstart;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * A time zone at some instant.
 *
 * @param now what a clock there shows
 * @param country ISO 3166 code of the country it belongs to, absent for zones such as UTC
 * @param nextChange when the clocks change next, absent where they do not
 */
record ZoneFacts(ZonedTime now, Optional<String> country, Optional<Instant> nextChange) {
    static ZoneFacts of(ZoneId zone, Instant at, Optional<String> country) {
        Optional<Instant> nextChange =
                Optional.ofNullable(zone.getRules().nextTransition(at)).map(ZoneOffsetTransition::getInstant);
        return new ZoneFacts(ZonedTime.of(at.atZone(zone)), country, nextChange);
    }
}
