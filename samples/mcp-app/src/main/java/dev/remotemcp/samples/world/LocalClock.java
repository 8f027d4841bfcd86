package dev.remotemcp.samples.world;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/**
 * What the clock shows at a place.
 *
 * @param zone the place's zone
 * @param city the place's name
 * @param latitude in degrees, north is positive
 * @param longitude in degrees, east is positive
 * @param time local date and time
 * @param phase what people do there at that time
 * @param day what they do over the day of the plan
 */
record LocalClock(
        ZoneId zone,
        String city,
        double latitude,
        double longitude,
        LocalDateTime time,
        Phase phase,
        List<Stretch> day) {
    static LocalClock of(Place place, Instant instant, Day day) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, place.zone());
        return new LocalClock(
                place.zone(),
                place.city(),
                place.latitude(),
                place.longitude(),
                time,
                Phase.at(time.toLocalTime()),
                Stretch.of(day, place.zone()));
    }
}
