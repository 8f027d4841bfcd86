package dev.remotemcp.samples.conformance;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.remotemcp.annotations.McpArg;
import dev.remotemcp.annotations.McpForm;
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

    /** A form that is filled in already. */
    @McpForm
    interface Profile {
        /** User name. */
        @McpArg(defaultValue = "John Doe")
        String name();

        /** User age. */
        @McpArg(defaultValue = "30")
        int age();

        /** User score. */
        @McpArg(defaultValue = "95.5")
        double score();

        /** User status. */
        @McpArg(defaultValue = "active")
        Status status();

        /** Verification status. */
        @McpArg(defaultValue = "true")
        boolean verified();
    }

    /** What a user can be. */
    enum Status {
        @JsonProperty("active")
        ACTIVE,
        @JsonProperty("inactive")
        INACTIVE,
        @JsonProperty("pending")
        PENDING
    }

    private Forms() {}
}
