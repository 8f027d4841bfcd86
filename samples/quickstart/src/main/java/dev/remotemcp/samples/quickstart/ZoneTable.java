package dev.remotemcp.samples.quickstart;

import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which country has which time zones, something the JDK does not know.
 *
 * <p>Read from {@code zone.tab} of the IANA Time Zone Database, release 2025b, which is in the public domain.
 */
@Singleton
final class ZoneTable {
    private final Map<String, List<ZoneId>> zonesByCountry = new TreeMap<>();
    private final Map<String, String> countryByZone = new TreeMap<>();

    ZoneTable() {
        try (InputStream in = ZoneTable.class.getResourceAsStream("zone.tab")) {
            if (in == null) {
                throw new IllegalStateException("zone.tab is missing beside " + ZoneTable.class.getName());
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(this::addRow);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read zone.tab", e);
        }
    }

    /** Columns: country code, coordinates, zone, and a comment where a country has several zones. */
    private void addRow(String line) {
        String[] columns = line.split("\t", -1);
        zonesByCountry.computeIfAbsent(columns[0], country -> new ArrayList<>()).add(ZoneId.of(columns[2]));
        countryByZone.put(columns[2], columns[0]);
    }

    /** The zones of a country by its ISO 3166 code; empty if there is no such country. */
    List<ZoneId> zonesOf(String country) {
        return List.copyOf(zonesByCountry.getOrDefault(country, List.of()));
    }

    /** ISO 3166 code of the country that a zone belongs to. */
    Optional<String> countryOf(ZoneId zone) {
        return Optional.ofNullable(countryByZone.get(zone.getId()));
    }

    /** Whether the JDK knows a zone of this name. */
    boolean contains(String zone) {
        return ZoneId.getAvailableZoneIds().contains(zone);
    }

    /** Names of the zones that contain a text, whatever its case and whether words are joined by spaces. */
    List<String> matching(String text) {
        String wanted = text.toLowerCase(Locale.ROOT).replace(' ', '_');
        return countryByZone.keySet().stream()
                .filter(zone -> zone.toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    /** Codes of the countries whose code or English name starts with a text. */
    List<String> countriesMatching(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return zonesByCountry.keySet().stream()
                .filter(code -> code.toLowerCase(Locale.ROOT).startsWith(wanted)
                        || Countries.name(code).toLowerCase(Locale.ROOT).startsWith(wanted))
                .toList();
    }
}
