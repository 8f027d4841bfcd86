package dev.remotemcp.samples.conformance;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.remotemcp.annotations.McpArg;
import dev.remotemcp.annotations.McpForm;
import dev.remotemcp.annotations.McpTitle;
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
        Untitled untitledSingle,
        Option titledSingle,
        @McpArg(enumNames = true) Legacy legacyEnum,
        List<Untitled> untitledMulti,
        List<Choice> titledMulti) {
    /** Choices that speak for themselves. */
    enum Untitled {
        @JsonProperty("option1")
        FIRST,
        @JsonProperty("option2")
        SECOND,
        @JsonProperty("option3")
        THIRD
    }

    /** Choices with a text to show, of which one is taken. */
    enum Option {
        @JsonProperty("value1")
        @McpTitle("First Option")
        FIRST,
        @JsonProperty("value2")
        @McpTitle("Second Option")
        SECOND,
        @JsonProperty("value3")
        @McpTitle("Third Option")
        THIRD
    }

    /** Choices with a text to show, for older clients. */
    enum Legacy {
        @JsonProperty("opt1")
        @McpTitle("Option One")
        ONE,
        @JsonProperty("opt2")
        @McpTitle("Option Two")
        TWO,
        @JsonProperty("opt3")
        @McpTitle("Option Three")
        THREE
    }

    /** Choices with a text to show, of which several are taken. */
    enum Choice {
        @JsonProperty("value1")
        @McpTitle("First Choice")
        FIRST,
        @JsonProperty("value2")
        @McpTitle("Second Choice")
        SECOND,
        @JsonProperty("value3")
        @McpTitle("Third Choice")
        THIRD
    }
}
