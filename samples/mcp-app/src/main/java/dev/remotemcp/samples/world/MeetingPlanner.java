package dev.remotemcp.samples.world;

import dev.remotemcp.annotations.McpApp;
import dev.remotemcp.annotations.McpArg;
import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.runtime.McpContext;
import dev.remotemcp.runtime.McpToolException;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Meetings of people around the world. */
class MeetingPlanner {
    private static final String AROUND_THE_WORLD =
            "[\"America/New_York\", \"Europe/Oslo\", \"Asia/Kolkata\", \"Asia/Tokyo\"]";

    private final Gazetteer gazetteer;
    private final Clock clock;

    MeetingPlanner(Gazetteer gazetteer, Clock clock) {
        this.gazetteer = gazetteer;
        this.clock = clock;
    }

    // region plan
    /**
     * Finds the hour of a day at which people of most places can meet within working hours, 9 to 17 at each of them,
     * and shows it on a map of day and night.
     *
     * @param places where the people are: time zones, or the cities that those are named after
     * @param day the day, at the first of the places; by default today
     */
    @McpTool(name = "plan_meeting", title = "Plan a meeting", readOnly = true, openWorld = false)
    @McpApp(view = "ui/world", title = "Meeting planner", prefersBorder = true)
    CallToolResult planMeeting(
            @McpArg(defaultValue = AROUND_THE_WORLD, examples = "[\"Oslo\", \"New York\", \"Asia/Tokyo\"]")
                    @Size(min = 1, max = 8)
                    List<@NotBlank String> places,
            Optional<LocalDate> day,
            McpContext context) {
        List<Place> found = find(places);
        Plan plan = Plan.best(day(day, found.getFirst()), found);
        boolean seen = context.client().supportsApps();
        return CallToolResult.builder()
                .content(List.of(TextContent.builder(seen ? Summary.inBrief(plan) : Summary.inFull(plan))
                        .build()))
                .structuredContent(plan)
                .build();
    }
    // endregion

    // region shift
    /**
     * Moves the meeting, for the view.
     *
     * @param instant when the meeting is to be
     * @param places where the people are, as in plan_meeting
     */
    @McpTool(name = "shift_meeting", title = "Move the meeting", readOnly = true, openWorld = false)
    @McpApp(visibility = McpApp.Visibility.APP)
    Plan shiftMeeting(Instant instant, @Size(min = 1, max = 8) List<@NotBlank String> places) {
        List<Place> found = find(places);
        covered(LocalDate.ofInstant(instant, found.getFirst().zone()));
        return Plan.at(instant, found);
    }
    // endregion

    private List<Place> find(List<String> names) {
        return names.stream().map(this::find).distinct().toList();
    }

    private Place find(String name) {
        return gazetteer
                .find(name)
                .orElseThrow(() -> new McpToolException("No place '" + name
                        + "' is on the map: name a time zone with a city, such as Europe/Oslo or America/New_York, or"
                        + " its city, such as Oslo or New York. For other cities, name the time zone they are in."));
    }

    private Day day(Optional<LocalDate> wanted, Place first) {
        Day day = wanted.map(date -> new Day(covered(date), first.zone()))
                .orElseGet(() -> Day.of(clock.instant(), first.zone()));
        if (day.minutes() == 0) {
            throw new McpToolException("There was no " + day.date() + " in " + first.city()
                    + ", which moved across the date line: give the day before or after.");
        }
        return day;
    }

    /** Neither the sun's position nor the rules of time zones mean much outside of these years. */
    private static LocalDate covered(LocalDate day) {
        if (day.getYear() < 1900 || day.getYear() > 2100) {
            throw new McpToolException("The day " + day + " is out of range: give one from 1900 to 2100.");
        }
        return day;
    }
}
