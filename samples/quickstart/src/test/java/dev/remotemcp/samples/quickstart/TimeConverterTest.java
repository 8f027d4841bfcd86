package dev.remotemcp.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.samples.quickstart.TimeConverter.Conversion;
import dev.remotemcp.samples.quickstart.TimeConverter.Moment;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeConverterTest {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");

    private final TimeConverter converter = new TimeConverter();

    @Test
    void convertsATimeToTheZonesInTheOrderAskedFor() {
        Conversion conversion =
                converter.convertTime(moment("2026-10-26T09:00", OSLO), List.of(SAO_PAULO, ZoneId.of("Asia/Tokyo")));

        assertThat(conversion.from().offset()).isEqualTo(ZoneOffset.ofHours(1));
        assertThat(conversion.to())
                .extracting(ZonedTime::time)
                .containsExactly(LocalDateTime.parse("2026-10-26T05:00"), LocalDateTime.parse("2026-10-26T17:00"));
    }

    @Test
    void movesATimeThatAClockChangeSkips() {
        Conversion conversion = converter.convertTime(moment("2026-03-29T02:30", OSLO), List.of(OSLO));

        assertThat(conversion.from().time()).isEqualTo(LocalDateTime.parse("2026-03-29T03:30"));
        assertThat(conversion.from().daylightSaving()).isTrue();
    }

    @Test
    void takesTheFirstOfATimeThatAClockChangeRepeats() {
        Conversion conversion = converter.convertTime(moment("2026-10-25T02:30", OSLO), List.of(ZoneId.of("UTC")));

        assertThat(conversion.to().getFirst().time()).isEqualTo(LocalDateTime.parse("2026-10-25T00:30"));
    }

    private static Moment moment(String time, ZoneId zone) {
        return new Moment(LocalDateTime.parse(time), zone);
    }
}
