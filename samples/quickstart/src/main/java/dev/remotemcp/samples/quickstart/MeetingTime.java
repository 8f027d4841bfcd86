package dev.remotemcp.samples.quickstart;

import java.time.Instant;
import java.util.List;

/**
 * A time at which everybody can meet.
 *
 * @param start when the meeting starts
 * @param clocks what the clocks of the participants show then
 */
record MeetingTime(Instant start, List<ZonedTime> clocks) {}
