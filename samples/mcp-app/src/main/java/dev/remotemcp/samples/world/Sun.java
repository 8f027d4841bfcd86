package dev.remotemcp.samples.world;

import java.time.Instant;

/**
 * Where on Earth the sun stands in the zenith.
 *
 * @param latitude in degrees, north is positive
 * @param longitude in degrees from -180 to 180, east is positive
 */
record Sun(double latitude, double longitude) {
    /** Days from the epoch of Java to J2000.0, noon of the first of January 2000. */
    private static final double J2000 = 10_957.5;

    private static final double SECONDS_A_DAY = 86_400;
    private static final double MINUTES_A_DAY = 1_440;

    /**
     * Where it stands at an instant, good to about 0.01 degrees between 1900 and 2100.
     *
     * <p>The low accuracy method of Jean Meeus, Astronomical Algorithms, second edition, chapters 25 (position) and 28
     * (equation of time), which the Solar Calculator of NOAA uses as well.
     *
     * @see <a href="https://gml.noaa.gov/grad/solcalc/calcdetails.html">NOAA, Solar Calculation Details</a>
     */
    static Sun at(Instant instant) {
        double days = (instant.getEpochSecond() + instant.getNano() / 1e9) / SECONDS_A_DAY;
        double t = (days - J2000) / 36_525; // Julian centuries

        double meanLongitude = Math.toRadians(280.46646 + t * (36_000.76983 + t * 0.0003032));
        double meanAnomaly = Math.toRadians(357.52911 + t * (35_999.05029 - t * 0.0001537));
        double eccentricity = 0.016708634 - t * (0.000042037 + t * 0.0000001267);
        double centre = Math.toRadians((1.914602 - t * (0.004817 + t * 0.000014)) * Math.sin(meanAnomaly)
                + (0.019993 - t * 0.000101) * Math.sin(2 * meanAnomaly)
                + 0.000289 * Math.sin(3 * meanAnomaly));
        double node = Math.toRadians(125.04 - 1_934.136 * t);
        double longitude = meanLongitude + centre - Math.toRadians(0.00569 + 0.00478 * Math.sin(node));
        double obliquity = Math.toRadians(
                23.4392911 - t * (0.0130042 + t * (0.00000016 - t * 0.000000504)) + 0.00256 * Math.cos(node));
        double declination = Math.asin(Math.sin(obliquity) * Math.sin(longitude));

        double y = Math.pow(Math.tan(obliquity / 2), 2);
        double equationOfTime = y * Math.sin(2 * meanLongitude)
                - 2 * eccentricity * Math.sin(meanAnomaly)
                + 4 * eccentricity * y * Math.sin(meanAnomaly) * Math.cos(2 * meanLongitude)
                - y * y / 2 * Math.sin(4 * meanLongitude)
                - 1.25 * eccentricity * eccentricity * Math.sin(2 * meanAnomaly);
        double minutes = (days - Math.floor(days)) * MINUTES_A_DAY + 4 * Math.toDegrees(equationOfTime);
        return new Sun(Math.toDegrees(declination), Math.IEEEremainder((MINUTES_A_DAY / 2 - minutes) / 4, 360));
    }
}
