package dev.remotemcp.runtime.both;

import dev.remotemcp.annotations.McpArg;
import dev.remotemcp.annotations.McpForm;
import dev.remotemcp.annotations.McpTitle;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

/**
 * What a guest wants.
 *
 * @param name whom the seats are for
 * @param seats how many
 * @param place where
 */
@McpForm
record Booking(
        @Size(min = 2, max = 20) String name,
        @Min(1) @Max(9) int seats,
        @McpArg(defaultValue = "WINDOW") Place place) {
    /** Where seats are. */
    enum Place {
        @McpTitle("At a window")
        WINDOW,
        @McpTitle("In the garden")
        GARDEN
    }
}
