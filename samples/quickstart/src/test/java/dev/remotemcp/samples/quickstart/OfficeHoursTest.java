package dev.remotemcp.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfficeHoursTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 10, 26);

    @Test
    void meetsAtNoonInASingleZone() {
        assertThat(hours(60, "Europe/Oslo").bestOn(MONDAY))
                .hasValueSatisfying(time -> assertThat(localTimes(time)).containsExactly(LocalTime.NOON));
    }

    @Test
    void meetsInTheMiddleOfTwoZones() {
        // Oslo is five hours ahead of New York in the week between the two clock changes.
        assertThat(hours(60, "Europe/Oslo", "America/New_York").bestOn(MONDAY))
                .hasValueSatisfying(time ->
                        assertThat(localTimes(time)).containsExactly(LocalTime.of(14, 30), LocalTime.of(9, 30)));
    }

    @Test
    void findsNothingWhereOfficeHoursDoNotMeet() {
        assertThat(hours(60, "Europe/Oslo", "Pacific/Auckland").bestOn(MONDAY)).isEmpty();
    }

    @Test
    void findsNothingOnAWeekendOrForAMeetingLongerThanTheDay() {
        assertThat(hours(60, "Europe/Oslo").bestOn(MONDAY.minusDays(1))).isEmpty();
        assertThat(hours(601, "Europe/Oslo").bestOn(MONDAY)).isEmpty();
        assertThat(hours(600, "Europe/Oslo").bestOn(MONDAY)).isPresent();
    }

    private static OfficeHours hours(int minutes, String... zones) {
        return new OfficeHours(List.of(zones).stream().map(ZoneId::of).toList(), minutes);
    }

    private static List<LocalTime> localTimes(MeetingTime time) {
        return time.clocks().stream().map(clock -> clock.time().toLocalTime()).toList();
    }
}
