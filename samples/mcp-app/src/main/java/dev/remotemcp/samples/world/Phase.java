package dev.remotemcp.samples.world;

import java.time.LocalTime;

/** What people do at a time of their day, whichever day of the week it is. */
enum Phase {
    /** From 9 to 17. */
    WORKING("working hours"),
    /** From 7 to 9 and from 17 to 22. */
    WAKING("awake"),
    /** From 22 to 7. */
    NIGHT("night");

    private final String words;

    Phase(String words) {
        this.words = words;
    }

    static Phase at(LocalTime time) {
        int hour = time.getHour();
        if (hour >= 9 && hour < 17) {
            return WORKING;
        }
        return hour >= 7 && hour < 22 ? WAKING : NIGHT;
    }

    /** How a sentence names it. */
    String words() {
        return words;
    }
}
