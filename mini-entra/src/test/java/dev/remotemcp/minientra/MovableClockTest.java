package dev.remotemcp.minientra;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MovableClockTest {
    @Test
    void itMovesOnlyWhenToldToAndInEveryZone() {
        MovableClock clock = new MovableClock();
        Clock elsewhere = clock.withZone(ZoneId.of("Asia/Tokyo"));
        Instant start = clock.instant();
        assertThat(clock.instant()).isEqualTo(start);

        clock.advance(Duration.ofMinutes(5));

        assertThat(clock.instant()).isEqualTo(start.plusSeconds(300));
        assertThat(elsewhere.instant()).isEqualTo(start.plusSeconds(300));
        assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }
}
