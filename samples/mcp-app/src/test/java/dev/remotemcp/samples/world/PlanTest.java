package dev.remotemcp.samples.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {
    private static final Gazetteer GAZETTEER = new Gazetteer();

    @Test
    void meetsAtNoonInASinglePlace() {
        assertThat(best("2026-07-28", "Oslo").instant()).isEqualTo(Instant.parse("2026-07-28T10:00:00Z"));
    }

    @Test
    void meetsWhenMostPlacesWorkAndThenNearestToNoonForAll() {
        Plan plan = best("2026-07-28", "Oslo", "New York", "Tokyo");

        // Two work at 13:00 and 14:00 UTC as well, but then it is late at night in Tokyo.
        assertThat(plan.working()).isEqualTo(2);
        assertThat(plan.instant()).isEqualTo(Instant.parse("2026-07-28T07:00:00Z"));
        assertThat(plan.places())
                .extracting(LocalClock::city, LocalClock::time, LocalClock::phase)
                .containsExactly(
                        tuple("Oslo", at("2026-07-28T09:00"), Phase.WORKING),
                        tuple("New York", at("2026-07-28T03:00"), Phase.NIGHT),
                        tuple("Tokyo", at("2026-07-28T16:00"), Phase.WORKING));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-28, 1440, 2026-07-27T22:00:00Z",
        "2026-03-29, 1380, 2026-03-28T23:00:00Z",
        "2026-10-25, 1500, 2026-10-24T22:00:00Z"
    })
    void aDayIsAsLongAsTheClocksHaveIt(LocalDate day, int minutes, Instant start) {
        Plan plan = best(day.toString(), "Oslo");

        assertThat(plan.minutes()).isEqualTo(minutes);
        assertThat(plan.start()).isEqualTo(start);
    }

    @Test
    void stretchesOfADayOnWhichClocksGoForwardBeginAtLocalHours() {
        assertThat(best("2026-03-29", "Oslo").places().getFirst().day())
                .containsExactly(
                        new Stretch(0, 60, Phase.NIGHT),
                        new Stretch(120, 120, Phase.NIGHT),
                        new Stretch(360, 120, Phase.WAKING),
                        new Stretch(480, 120, Phase.WORKING),
                        new Stretch(960, 120, Phase.WAKING),
                        new Stretch(1260, 120, Phase.NIGHT));
    }

    @Test
    void theHourThatIsRepeatedIsTwoInstants() {
        Plan first = Plan.at(Instant.parse("2026-10-25T00:30:00Z"), places("Oslo"));
        Plan second = Plan.at(Instant.parse("2026-10-25T01:30:00Z"), places("Oslo"));

        assertThat(List.of(first, second))
                .extracting(plan -> plan.places().getFirst().time())
                .containsExactly(at("2026-10-25T02:30"), at("2026-10-25T02:30"));
        assertThat(first.day()).isEqualTo(second.day()).isEqualTo("2026-10-25");
    }

    @Test
    void placesOnBothSidesOfTheDateLineHaveAnotherDayAtTheSameTime() {
        Plan plan = Plan.at(Instant.parse("2026-07-28T20:00:00Z"), places("Pago Pago", "Kiritimati"));

        assertThat(plan.day()).isEqualTo("2026-07-28");
        assertThat(plan.places())
                .extracting(LocalClock::time)
                .containsExactly(at("2026-07-28T09:00"), at("2026-07-29T10:00"));
        assertThat(plan.working()).isEqualTo(2);
    }

    @Test
    void offsetsOfHalfAnHourMoveTheStretchesByThat() {
        assertThat(best("2026-07-28", "Oslo", "Kolkata").places().getLast().day())
                .contains(new Stretch(330, 330, Phase.WORKING), new Stretch(810, 330, Phase.WAKING));
    }

    @Test
    void movingAMeetingKeepsItsDayAndWhatIsBest() {
        Plan best = best("2026-07-28", "New York", "Oslo");
        Plan moved = Plan.at(Instant.parse("2026-07-29T03:45:00Z"), places("New York", "Oslo"));

        assertThat(moved.day()).isEqualTo(best.day());
        assertThat(moved.best()).isEqualTo(best.best());
        assertThat(moved.sun()).isEqualTo(Sun.at(moved.instant())).isNotEqualTo(best.sun());
    }

    private static Plan best(String day, String... names) {
        List<Place> places = places(names);
        return Plan.best(new Day(LocalDate.parse(day), places.getFirst().zone()), places);
    }

    private static List<Place> places(String... names) {
        return Stream.of(names).map(name -> GAZETTEER.find(name).orElseThrow()).toList();
    }

    private static LocalDateTime at(String time) {
        return LocalDateTime.parse(time);
    }
}
