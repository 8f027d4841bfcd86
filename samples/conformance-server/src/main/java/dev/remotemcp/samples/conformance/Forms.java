package dev.remotemcp.samples.conformance;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.remotemcp.annotations.McpArg;
import dev.remotemcp.annotations.McpForm;
import dev.remotemcp.annotations.McpTitle;
import jakarta.validation.constraints.Email;

/** The forms that the asking tools and prompts show. */
final class Forms {
    /**
     * Asks for a name.
     *
     * @param name the user's name
     */
    @McpForm
    record Name(String name) {}

    /**
     * Asks for a color.
     *
     * @param color the user's favorite color
     */
    @McpForm
    record FavoriteColor(String color) {}

    /**
     * Asks for a confirmation.
     *
     * @param ok whether to go on
     */
    @McpForm
    record Confirmation(boolean ok) {}

    /**
     * Asks for context.
     *
     * @param context what the prompt should know
     */
    @McpForm
    record Background(String context) {}

    /**
     * Asks who the user is.
     *
     * @param username the user's response
     * @param email the user's email address
     */
    @McpForm
    record Account(String username, @Email String email) {}

    /**
     * A form that is filled in already.
     *
     * @param name user name
     * @param age user age
     * @param score user score
     * @param status user status
     * @param verified verification status
     */
    @McpForm
    record Profile(
            @McpArg(defaultValue = "John Doe") String name,
            @McpArg(defaultValue = "30") int age,
            @McpArg(defaultValue = "95.5") double score,
            @McpArg(defaultValue = "active") Status status,
            @McpArg(defaultValue = "true") boolean verified) {}

    /** What a user can be. */
    enum Status {
        @JsonProperty("active")
        ACTIVE,
        @JsonProperty("inactive")
        INACTIVE,
        @JsonProperty("pending")
        PENDING
    }

    /** Choices that speak for themselves. */
    enum Option {
        @JsonProperty("option1")
        FIRST,
        @JsonProperty("option2")
        SECOND,
        @JsonProperty("option3")
        THIRD
    }

    /** Choices with a text to show. */
    enum Value {
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

    private Forms() {}
}
