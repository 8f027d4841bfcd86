package dev.remotemcp.samples.world;

import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the cities are that time zones are named after, something the JDK does not know.
 *
 * <p>Read from {@code zone.tab} of the IANA Time Zone Database, release 2025b, which is in the public domain.
 */
@Singleton
final class Gazetteer {
    private final Map<String, Place> places = new HashMap<>();

    Gazetteer() {
        try (InputStream in = Gazetteer.class.getResourceAsStream("zone.tab")) {
            if (in == null) {
                throw new IllegalStateException("zone.tab is missing beside " + Gazetteer.class.getName());
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
        String coordinates = columns[1];
        String zone = columns[2];
        String city = zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' ');
        int middle = Math.max(coordinates.lastIndexOf('+'), coordinates.lastIndexOf('-'));
        Place place = new Place(
                ZoneId.of(zone),
                city,
                degrees(coordinates.substring(0, middle), 2),
                degrees(coordinates.substring(middle), 3));
        places.put(key(zone), place);
        places.put(key(city), place);
    }

    /** ISO 6709: a sign, degrees of so many digits, two digits of minutes and, in some rows, two of seconds. */
    private static double degrees(String text, int digits) {
        int minutesAt = 1 + digits;
        int secondsAt = minutesAt + 2;
        double degrees = Integer.parseInt(text.substring(1, minutesAt))
                + Integer.parseInt(text.substring(minutesAt, secondsAt)) / 60.0
                + (text.length() > secondsAt ? Integer.parseInt(text.substring(secondsAt)) / 3600.0 : 0);
        return text.charAt(0) == '-' ? -degrees : degrees;
    }

    /** The place with the name of a zone or a city, whatever its case and accents. */
    Optional<Place> find(String name) {
        return Optional.ofNullable(places.get(key(name)));
    }

    /** All places. */
    Collection<Place> all() {
        return new LinkedHashSet<>(places.values());
    }

    private static String key(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('_', ' ')
                .toLowerCase(Locale.ROOT);
    }
}
