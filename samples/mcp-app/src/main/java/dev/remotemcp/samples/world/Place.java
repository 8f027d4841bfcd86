package dev.remotemcp.samples.world;

import java.time.ZoneId;

/**
 * A city that a time zone is named after.
 *
 * @param zone the zone
 * @param city English name of the city
 * @param latitude in degrees, north is positive
 * @param longitude in degrees, east is positive
 */
record Place(ZoneId zone, String city, double latitude, double longitude) {}
