package dev.remotemcp.samples.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;

/**
 * A meeting at some time of a day.
 *
 * @param day the day, at the first of the places
 * @param start when that day begins
 * @param minutes how long that day is: 1380 or 1500 where clocks change, 1440 otherwise
 * @param best the hour of the day at which most places have working hours; of several, the one nearest to noon for all
 * @param instant when the meeting is
 * @param working how many places have working hours then
 * @param sun where the sun stands in the zenith then
 * @param places what the clocks show then, in the order asked for
 */
record Plan(
        LocalDate day,
        Instant start,
        int minutes,
        Instant best,
        Instant instant,
        int working,
        Sun sun,
        List<LocalClock> places) {

    /** A meeting at the best hour of a day. */
    static Plan best(Day day, List<Place> places) {
        return at(best(places, day), day, places);
    }

    /** A meeting at an instant, on the day that it is then at the first of the places. */
    static Plan at(Instant instant, List<Place> places) {
        return at(instant, Day.of(instant, places.getFirst().zone()), places);
    }

    private static Plan at(Instant instant, Day day, List<Place> places) {
        return new Plan(
                day.date(),
                day.start(),
                day.minutes(),
                best(places, day),
                instant,
                working(places, instant),
                Sun.at(instant),
                places.stream().map(place -> LocalClock.of(place, instant, day)).toList());
    }

    private static Instant best(List<Place> places, Day day) {
        return day.every(60).stream()
                .min(Comparator.<Instant>comparingInt(instant -> -working(places, instant))
                        .thenComparingLong(instant -> distanceFromNoon(places, instant)))
                .orElseThrow();
    }

    private static int working(List<Place> places, Instant instant) {
        return (int) places.stream()
                .filter(place -> Phase.at(LocalTime.ofInstant(instant, place.zone())) == Phase.WORKING)
                .count();
    }

    private static long distanceFromNoon(List<Place> places, Instant instant) {
        return places.stream()
                .map(place -> LocalTime.ofInstant(instant, place.zone()))
                .mapToLong(time -> Duration.between(LocalTime.NOON, time).toMinutes())
                .map(minutes -> minutes * minutes) // so that nobody is far off
                .sum();
    }
}
