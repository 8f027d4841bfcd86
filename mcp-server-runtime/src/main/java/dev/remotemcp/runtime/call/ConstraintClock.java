package dev.remotemcp.runtime.call;

import jakarta.inject.Singleton;
import jakarta.validation.ClockProvider;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Compares dates and times with now, for {@code @Past}, {@code @Future} and their kin.
 *
 * <p>Now is what the {@link ClockProvider} bean says, if there is one, else the system's clock in its default zone; it
 * is asked for every comparison. What has no zone of its own is meant in the clock's. Thread-safe.
 */
@Singleton
public final class ConstraintClock {
    private final ClockProvider clocks;

    ConstraintClock(Optional<ClockProvider> clocks) {
        this.clocks = clocks.orElse(Clock::systemDefaultZone);
    }

    ClockProvider provider() {
        return clocks;
    }

    /** Negative for the past, 0 for the present, positive for the future. */
    public int compareToNow(Instant value) {
        return value.compareTo(clock().instant());
    }

    /** Negative for yesterday and before, 0 for today. */
    public int compareToNow(LocalDate value) {
        return value.compareTo(LocalDate.now(clock()));
    }

    /** Negative for the past, 0 for the present, positive for the future. */
    public int compareToNow(LocalDateTime value) {
        return value.compareTo(LocalDateTime.now(clock()));
    }

    /** Negative for earlier today, 0 for now. */
    public int compareToNow(LocalTime value) {
        return value.compareTo(LocalTime.now(clock()));
    }

    /** Negative for earlier this year, 0 for today. */
    public int compareToNow(MonthDay value) {
        return value.compareTo(MonthDay.now(clock()));
    }

    /** Negative for the past, 0 for the present, positive for the future. */
    public int compareToNow(OffsetDateTime value) {
        return value.toInstant().compareTo(clock().instant());
    }

    /** Negative for earlier today, 0 for now, wherever the value's day begins. */
    public int compareToNow(OffsetTime value) {
        return value.compareTo(OffsetTime.now(clock()));
    }

    /** Negative for the years before this one, 0 for this one. */
    public int compareToNow(Year value) {
        return value.compareTo(Year.now(clock()));
    }

    /** Negative for the months before this one, 0 for this one. */
    public int compareToNow(YearMonth value) {
        return value.compareTo(YearMonth.now(clock()));
    }

    /** Negative for the past, 0 for the present, positive for the future. */
    public int compareToNow(ZonedDateTime value) {
        return value.toInstant().compareTo(clock().instant());
    }

    private Clock clock() {
        return clocks.getClock();
    }
}
