package dev.remotemcp.samples.conformance;

/** The smallest picture and the shortest sound that are valid files, in Base64. */
final class Media {
    /** One red pixel, PNG. */
    static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";

    /** One silent sample at 8 kHz, WAV. */
    static final String WAV = "UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQIAAAAAAA==";

    private Media() {}
}
