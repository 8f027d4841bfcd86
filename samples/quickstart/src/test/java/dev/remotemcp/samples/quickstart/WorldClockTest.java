package dev.remotemcp.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remotemcp.runtime.McpResourceNotFoundException;
import dev.remotemcp.runtime.McpToolException;
import dev.remotemcp.samples.quickstart.WorldClock.CountryZones;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorldClockTest {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private final Instant now = Instant.parse("2026-07-28T12:00:00Z");
    private final WorldClock world = new WorldClock(new ZoneTable(), Clock.fixed(now, ZoneOffset.UTC));

    @Test
    void listsTheZonesOfACountry() {
        CountryZones norway = world.listZones("NO");

        assertThat(norway.name()).isEqualTo("Norway");
        assertThat(norway.zones()).singleElement().satisfies(zone -> {
            assertThat(zone.now().zone()).isEqualTo(OSLO);
            assertThat(zone.now().time()).isEqualTo(LocalDateTime.parse("2026-07-28T14:00"));
            assertThat(zone.nextChange()).contains(Instant.parse("2026-10-25T01:00:00Z"));
        });
        assertThat(world.listZones("BR").zones()).hasSizeGreaterThan(10);
    }

    @Test
    void saysWhichCountryCodeItDoesNotKnow() {
        assertThatThrownBy(() -> world.listZones("XX"))
                .isInstanceOf(McpToolException.class)
                .hasMessageContaining("country XX");
    }

    @Test
    void knowsWhereACurrencyIsUsed() {
        CurrencyFacts krone = world.currencyFacts("NOK");

        assertThat(krone.name()).isEqualTo("Norwegian Krone");
        assertThat(krone.decimals()).isEqualTo(2);
        assertThat(krone.countries()).contains("Norway", "Svalbard & Jan Mayen").doesNotContain("Sweden");
        assertThatThrownBy(() -> world.currencyFacts("ABC"))
                .isInstanceOf(McpToolException.class)
                .hasMessageContaining("ABC");
    }

    @Test
    void readsAZoneAndSaysWhenThereIsNone() {
        assertThat(world.zone("America/Sao_Paulo").country()).contains("BR");
        assertThat(world.zone("UTC").country()).isEqualTo(Optional.empty());
        assertThatThrownBy(() -> world.zone("Europe/Atlantis"))
                .isInstanceOf(McpResourceNotFoundException.class)
                .hasMessageContaining("Europe/Atlantis");
    }

    @Test
    void suggestsZonesByAnyPartOfTheirName() {
        assertThat(world.suggestZone("sao p")).containsExactly("America/Sao_Paulo");
    }
}
