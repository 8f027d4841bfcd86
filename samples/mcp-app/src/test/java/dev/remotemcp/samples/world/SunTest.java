package dev.remotemcp.samples.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SunTest {
    private static final Offset<Double> HUNDREDTH = within(0.01);

    /** Meeus, Astronomical Algorithms, examples 25.a and 28.b. */
    @Test
    void standsWhereThePublishedExampleHasIt() {
        Instant instant = Instant.parse("1992-10-13T00:00:00Z");

        assertThat(Sun.at(instant).latitude()).isCloseTo(-7.78507, HUNDREDTH);
        assertThat(equationOfTime(instant)).isCloseTo(13 + 42.7 / 60, HUNDREDTH);
    }

    /** Times of the United States Naval Observatory, to the minute. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-20T14:46:00Z, 0",
        "2026-06-21T08:24:00Z, 23.436",
        "2026-09-23T00:05:00Z, 0",
        "2026-12-21T20:50:00Z, -23.436"
    })
    void crossesTheEquatorAtEquinoxesAndTurnsAtSolstices(Instant instant, double latitude) {
        assertThat(Sun.at(instant).latitude()).isCloseTo(latitude, HUNDREDTH);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-11T12:00:00Z, -14.2", "2026-04-15T12:00:00Z, 0.0", "2026-06-13T12:00:00Z, 0.0",
        "2026-09-01T12:00:00Z, 0.0", "2026-11-03T12:00:00Z, 16.4", "2026-12-25T12:00:00Z, 0.0"
    })
    void isAheadOfTheClockOrBehindAsTheEquationOfTimeHasIt(Instant instant, double minutes) {
        assertThat(equationOfTime(instant)).isCloseTo(minutes, within(0.3));
    }

    @Test
    void goesRoundTheEarthWestwardsInADay() {
        assertThat(Math.abs(Sun.at(Instant.parse("2026-04-15T00:00:00Z")).longitude()))
                .isCloseTo(180, within(0.1));
        assertThat(Sun.at(Instant.parse("2026-04-15T06:00:00Z")).longitude()).isCloseTo(90, within(0.1));
        assertThat(Sun.at(Instant.parse("2026-04-15T12:00:00Z")).longitude()).isCloseTo(0, within(0.1));
        assertThat(Sun.at(Instant.parse("2026-04-15T18:00:00Z")).longitude()).isCloseTo(-90, within(0.1));
    }

    /** Minutes that a sundial is ahead of a clock. */
    private static double equationOfTime(Instant instant) {
        double clock = LocalTime.ofInstant(instant, ZoneOffset.UTC).toSecondOfDay() / 60.0;
        return Math.IEEEremainder(720 - clock - 4 * Sun.at(instant).longitude(), 1440);
    }
}
