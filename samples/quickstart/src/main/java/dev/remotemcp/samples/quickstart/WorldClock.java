package dev.remotemcp.samples.quickstart;

import dev.remotemcp.annotations.McpCompletion;
import dev.remotemcp.annotations.McpResource;
import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.runtime.McpResourceNotFoundException;
import dev.remotemcp.runtime.McpToolException;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/** What time it is where, and what people pay with there. */
class WorldClock {
    private final ZoneTable table;
    private final Clock clock;

    WorldClock(ZoneTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * Lists the time zones of a country with the time there.
     *
     * @param country ISO 3166 code of the country, for example BR
     */
    @McpTool(readOnly = true, openWorld = false)
    CountryZones listZones(@Pattern(regexp = "[A-Z]{2}") String country) {
        List<ZoneFacts> zones = table.zonesOf(country).stream().map(this::facts).toList();
        if (zones.isEmpty()) {
            throw new McpToolException("No time zone is known for the country " + country
                    + ". Use an ISO 3166 code such as NO, BR or JP.");
        }
        return new CountryZones(country, Countries.name(country), zones);
    }

    /**
     * The time zones of a country.
     *
     * @param country ISO 3166 code
     * @param name English name
     * @param zones its zones, the most populous first where geography allows
     */
    record CountryZones(String country, String name, List<ZoneFacts> zones) {}

    /**
     * Tells facts about a currency and where it is used.
     *
     * @param code ISO 4217 code of the currency, for example EUR
     */
    @McpTool(readOnly = true, openWorld = false)
    CurrencyFacts currencyFacts(@Pattern(regexp = "[A-Z]{3}") String code) {
        return CurrencyFacts.of(code)
                .orElseThrow(() -> new McpToolException(
                        "No currency has the code " + code + ". Use an ISO 4217 code such as EUR, NOK or JPY."));
    }

    // region zone
    /**
     * A time zone: its country, the time there and the next clock change.
     *
     * @param zone name of the zone, its slashes as %2F: clock://zones/Europe%2FOslo
     */
    @McpResource(uri = "clock://zones/{zone}", ttlMs = 1_000, cachePublic = true)
    ZoneFacts zone(String zone) {
        if (!table.contains(zone)) {
            throw new McpResourceNotFoundException("There is no time zone " + zone);
        }
        return facts(ZoneId.of(zone));
    }

    /** Suggests zones that contain what was typed. */
    @McpCompletion(resource = "clock://zones/{zone}", argument = "zone")
    List<String> suggestZone(String zone) {
        return table.matching(zone);
    }
    // endregion

    private ZoneFacts facts(ZoneId zone) {
        return ZoneFacts.of(zone, clock.instant(), table.countryOf(zone));
    }
}
