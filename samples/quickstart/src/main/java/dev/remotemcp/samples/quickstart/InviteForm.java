package dev.remotemcp.samples.quickstart;

import dev.remotemcp.annotations.McpArg;
import dev.remotemcp.annotations.McpForm;
import dev.remotemcp.annotations.McpTitle;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;

// region form
/**
 * What the user is asked before an invitation is made.
 *
 * @param title what the meeting is about
 * @param length how long it takes
 * @param remind whether to remind people ten minutes before
 */
@McpForm
record InviteForm(
        @NotBlank @Size(max = 100) String title,
        @McpArg(defaultValue = "HOUR") Length length,
        @McpArg(defaultValue = "true") boolean remind) {
    /** How long a meeting takes. */
    enum Length {
        @McpTitle("Half an hour")
        HALF_HOUR(30),
        @McpTitle("One hour")
        HOUR(60),
        @McpTitle("Two hours")
        TWO_HOURS(120);

        private final int minutes;

        Length(int minutes) {
            this.minutes = minutes;
        }

        Duration duration() {
            return Duration.ofMinutes(minutes);
        }
    }
}
// endregion
