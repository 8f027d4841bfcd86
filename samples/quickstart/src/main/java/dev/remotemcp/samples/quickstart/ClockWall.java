package dev.remotemcp.samples.quickstart;

import dev.remotemcp.annotations.McpResource;
import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.runtime.McpToolException;
import dev.remotemcp.runtime.catalog.McpCatalog;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A wall full of clocks that everybody sees; clients that watch it are told when it changes. */
class ClockWall {
    private static final String URI = "clock://wall";
    private static final int ROOM = 24;

    private final Map<String, ZoneId> clocks = new TreeMap<>(Map.of("UTC", ZoneId.of("UTC")));
    private final McpCatalog catalog;
    private final Clock clock;

    ClockWall(McpCatalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    // region wall
    /** The clocks on the wall and what they show. */
    @McpResource(uri = URI, ttlMs = 0)
    synchronized List<WallClock> wall() {
        return clocks.entrySet().stream()
                .map(entry -> new WallClock(
                        entry.getKey(), ZonedTime.of(clock.instant().atZone(entry.getValue()))))
                .toList();
    }

    /**
     * Hangs a clock on the wall, in place of the one with the same label.
     *
     * @param label what stands below the clock, for example the name of a city or an office
     * @param zone the zone whose time it shows
     */
    @McpTool(idempotent = true, openWorld = false)
    String hangClock(@NotBlank @Size(max = 40) String label, ZoneId zone) {
        put(label, zone);
        catalog.resourceUpdated(URI);
        return label + " now hangs on the wall.";
    }
    // endregion

    /**
     * Takes a clock off the wall.
     *
     * @param label what stands below the clock
     */
    @McpTool(openWorld = false)
    String takeDownClock(String label) {
        if (!remove(label)) {
            throw new McpToolException("No clock on the wall is labelled " + label + "; read " + URI + " to see them.");
        }
        catalog.resourceUpdated(URI);
        return label + " is gone from the wall.";
    }

    private synchronized void put(String label, ZoneId zone) {
        if (clocks.size() == ROOM && !clocks.containsKey(label)) {
            throw new McpToolException("The wall is full (" + ROOM + " clocks): take one down first.");
        }
        clocks.put(label, zone);
    }

    private synchronized boolean remove(String label) {
        return clocks.remove(label) != null;
    }

    /**
     * A clock on the wall.
     *
     * @param label what stands below it
     * @param now what it shows
     */
    record WallClock(String label, ZonedTime now) {}
}
