package dev.remotemcp.samples.world;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** A plan in words. */
final class Summary {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);

    private Summary() {}

    /** For a model whose user sees the plan. */
    static String inBrief(Plan plan) {
        return headline(plan) + " The user sees the places on a map and can move the meeting there.";
    }

    /** All that the view shows. */
    static String inFull(Plan plan) {
        return headline(plan)
                + plan.places().stream().map(Summary::line).collect(Collectors.joining("\n- ", "\n- ", ""));
    }

    private static String headline(Plan plan) {
        LocalDateTime time = LocalDateTime.ofInstant(plan.instant(), ZoneOffset.UTC);
        return "The best hour is " + UTC.format(time) + ": working hours in " + plan.working() + " of "
                + plan.places().size() + " places.";
    }

    private static String line(LocalClock clock) {
        return clock.city() + " (" + clock.zone() + "): " + LOCAL.format(clock.time()) + ", "
                + clock.phase().words();
    }
}
