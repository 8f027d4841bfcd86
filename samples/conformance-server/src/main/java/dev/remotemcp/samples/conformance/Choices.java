package dev.remotemcp.samples.conformance;

import dev.remotemcp.annotations.McpForm;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A form with every kind of choice.
 *
 * @param untitledSingle select one option
 * @param titledSingle select one option with titles
 * @param legacyEnum select one option (legacy)
 * @param untitledMulti select multiple options
 * @param titledMulti select multiple options with titles
 */
@McpForm
record Choices(
        Forms.Option untitledSingle,
        Forms.Value titledSingle,
        Forms.Value legacyEnum,
        @Size(min = 1, max = 3) List<Forms.Option> untitledMulti,
        @Size(min = 1, max = 3) List<Forms.Value> titledMulti) {}
