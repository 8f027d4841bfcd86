package dev.remotemcp.samples.quickstart;

import dev.remotemcp.annotations.McpArg;
import dev.remotemcp.annotations.McpCompletion;
import dev.remotemcp.annotations.McpPrompt;
import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.runtime.McpContext;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Meetings of people who live in different time zones. */
class Meetings {
    private final ZoneTable table;
    private final Clock clock;

    Meetings(ZoneTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    // region find
    /**
     * Finds the best time of each day at which it is office hours (Monday to Friday, 8 to 18) in all zones.
     *
     * @param zones where the participants are
     * @param from the first day to look at, in the first of the zones
     * @param days how many days to look at
     * @param minutes how long the meeting takes
     */
    @McpTool(readOnly = true, openWorld = false)
    List<MeetingTime> findMeetingTimes(
            @Size(min = 1, max = 10) List<ZoneId> zones,
            LocalDate from,
            @Min(1) @Max(60) @McpArg(defaultValue = "7") int days,
            @Min(15) @Max(480) @McpArg(defaultValue = "60") int minutes,
            McpContext context) {
        OfficeHours office = new OfficeHours(zones, minutes);
        List<MeetingTime> found = new ArrayList<>();
        for (int i = 0; i < days && !context.cancelled(); i++) {
            LocalDate day = from.plusDays(i);
            context.progress(i, days, "Looking at " + day);
            office.bestOn(day).ifPresent(found::add);
        }
        context.progress(days, days, "Found " + found.size());
        return found;
    }
    // endregion

    // region invite
    /**
     * Makes a calendar invitation, after asking the user for its details.
     *
     * @param start when the meeting starts
     */
    @McpTool(destructive = false, openWorld = false)
    List<Content> createInvite(TimeConverter.Moment start, McpContext context) {
        String id = context.once("id", String.class, () -> UUID.randomUUID().toString());
        return context.elicit("details", "What is the meeting about?", InviteForm.class)
                .accepted()
                .map(form -> List.<Content>of(
                        text("Invitation to " + form.title()),
                        new Invite(id, clock.instant(), start.resolve(), form).toContent()))
                .orElseGet(() -> List.of(text("The user did not want an invitation.")));
    }
    // endregion

    // region plan
    /**
     * Plans a meeting with people in another country.
     *
     * @param home your own time zone
     * @param country ISO 3166 code of the other country
     * @param zone the time zone there
     * @param day the day you would like
     */
    @McpPrompt(title = "Plan a meeting")
    String planMeeting(ZoneId home, String country, ZoneId zone, LocalDate day) {
        return """
                I am in %s and want to meet people in %s (%s) around %s.
                Use findMeetingTimes for that week, show me the three fairest times on both clocks,
                and make an invitation with createInvite for the one I choose.
                """.formatted(home, Countries.name(country), zone, day);
    }

    /** Suggests countries by code or name. */
    @McpCompletion(prompt = "planMeeting", argument = "country")
    List<String> suggestCountry(String country) {
        return table.countriesMatching(country);
    }

    /** Suggests zones, only those of the country once that is chosen. */
    @McpCompletion(prompt = "planMeeting", argument = "zone")
    List<String> suggestZone(String zone, Optional<String> country) {
        return table.matching(zone).stream()
                .filter(name -> country.isEmpty() || country.equals(table.countryOf(ZoneId.of(name))))
                .toList();
    }

    /** Suggests zones for the user's own. */
    @McpCompletion(prompt = "planMeeting", argument = "home")
    List<String> suggestHome(String home) {
        return table.matching(home);
    }
    // endregion

    private static Content text(String text) {
        return TextContent.builder(text).build();
    }
}
