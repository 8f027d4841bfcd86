package dev.remotemcp.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ZoneTableTest {
    private final ZoneTable table = new ZoneTable();

    @Test
    void everyZoneIsOneThatTheJdkKnows() {
        assertThat(table.matching("")).hasSizeGreaterThan(400).allMatch(table::contains);
    }

    @Test
    void hasAZoneForEveryInhabitedCountryOfTheJdk() {
        List<String> without = Arrays.stream(Locale.getISOCountries())
                .filter(code -> table.zonesOf(code).isEmpty())
                .toList();

        assertThat(without).containsExactlyInAnyOrder("BV", "HM"); // two islands nobody lives on
    }

    @Test
    void findsCountriesByCodeAndByName() {
        assertThat(table.countriesMatching("nor")).contains("NO");
        assertThat(table.countriesMatching("NO")).contains("NO");
        assertThat(table.countriesMatching("Atlantis")).isEmpty();
    }

    @Test
    void knowsTheCountryOfAZone() {
        assertThat(table.countryOf(ZoneId.of("Asia/Tokyo"))).contains("JP");
        assertThat(table.countryOf(ZoneId.of("UTC"))).isEmpty();
    }
}
