package dev.remotemcp.samples.world;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a day in which people of a place do the same and their clocks do not change; it lasts until the next one.
 *
 * @param minute when it begins, in minutes from the beginning of the day
 * @param offset minutes that clocks there are ahead of UTC
 * @param phase what people do there
 */
record Stretch(int minute, int offset, Phase phase) {
    private static final int STEP = 15;

    /** The stretches of a day at another place, to a quarter of an hour. */
    static List<Stretch> of(Day day, ZoneId zone) {
        List<Stretch> stretches = new ArrayList<>();
        for (Instant instant : day.every(STEP)) {
            Stretch stretch = new Stretch(
                    (int) Duration.between(day.start(), instant).toMinutes(),
                    zone.getRules().getOffset(instant).getTotalSeconds() / 60,
                    Phase.at(instant.atZone(zone).toLocalTime()));
            if (stretches.isEmpty() || !stretches.getLast().goesOnIn(stretch)) {
                stretches.add(stretch);
            }
        }
        return stretches;
    }

    private boolean goesOnIn(Stretch next) {
        return offset == next.offset && phase == next.phase;
    }
}
