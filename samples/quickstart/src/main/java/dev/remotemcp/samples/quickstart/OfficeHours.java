package dev.remotemcp.samples.quickstart;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds times that are office hours in several zones. */
final class OfficeHours {
    private static final LocalTime OPENS = LocalTime.of(8, 0);
    private static final LocalTime CLOSES = LocalTime.of(18, 0);
    private static final Duration STEP = Duration.ofMinutes(15);

    private final List<ZoneId> zones;
    private final Duration length;

    OfficeHours(List<ZoneId> zones, int minutes) {
        this.zones = List.copyOf(zones);
        this.length = Duration.ofMinutes(minutes);
    }

    /** The time of a day in the first zone that is nearest to noon for all, if there is any. */
    Optional<MeetingTime> bestOn(LocalDate day) {
        ZonedDateTime midnight = day.atStartOfDay(zones.getFirst());
        ZonedDateTime end = day.plusDays(1).atStartOfDay(zones.getFirst());
        return Stream.iterate(midnight, time -> time.isBefore(end), time -> time.plus(STEP))
                .map(this::clocks)
                .filter(clocks -> clocks.stream().allMatch(this::isOpen))
                .min(Comparator.comparingLong(OfficeHours::distanceFromNoon))
                .map(clocks -> new MeetingTime(
                        clocks.getFirst().toInstant(),
                        clocks.stream().map(ZonedTime::of).toList()));
    }

    private List<ZonedDateTime> clocks(ZonedDateTime time) {
        return zones.stream().map(time::withZoneSameInstant).toList();
    }

    private boolean isOpen(ZonedDateTime start) {
        ZonedDateTime end = start.plus(length);
        return start.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue()
                && !start.toLocalTime().isBefore(OPENS)
                && !end.toLocalTime().isAfter(CLOSES)
                && start.toLocalDate().equals(end.toLocalDate());
    }

    private static long distanceFromNoon(List<ZonedDateTime> clocks) {
        return clocks.stream()
                .mapToLong(clock -> Duration.between(LocalTime.NOON, clock.toLocalTime())
                        .abs()
                        .toMinutes())
                .map(minutes -> minutes * minutes) // so that nobody is far off
                .sum();
    }
}
