package dev.remotemcp.runtime.call;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.remotemcp.annotations.McpArg;
import dev.remotemcp.annotations.McpForm;
import dev.remotemcp.annotations.McpTitle;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The same forms as records and as interfaces. */
final class Hotel {
    enum Meal {
        @JsonProperty("breakfast")
        BREAKFAST,
        @JsonProperty("dinner")
        DINNER
    }

    enum Room {
        @JsonProperty("single")
        @McpTitle("Single room")
        SINGLE,
        @JsonProperty("double")
        @McpTitle("Double room")
        DOUBLE,
        SUITE
    }

    /**
     * Every way to choose.
     *
     * @param meal the meal
     */
    @McpForm
    record Choices(
            Meal meal,
            Room room,
            @McpArg(enumNames = true) Room legacyRoom,
            @Size(min = 1, max = 2) List<Meal> meals,
            @Size(min = 1, max = 2) Set<Room> rooms) {}

    /** Every way to choose. */
    @McpForm
    interface ChoicesToo {
        /** {@return the meal} */
        Meal meal();

        Room getRoom();

        @McpArg(enumNames = true)
        Room getLegacyRoom();

        @Size(min = 1, max = 2)
        List<Meal> meals();

        @Size(min = 1, max = 2)
        Set<Room> rooms();
    }

    @McpForm
    record Defaults(
            @McpArg(defaultValue = "dinner") Meal meal,
            @McpArg(defaultValue = "double") Room room,

            @McpArg(defaultValue = "SUITE", enumNames = true)
            Room legacyRoom,

            @McpArg(defaultValue = "[\"breakfast\",\"dinner\"]")
            List<Meal> meals,

            @McpArg(defaultValue = "[\"double\",\"single\"]")
            Set<Room> rooms,

            @McpArg(defaultValue = "[]") Set<Meal> none,
            @McpArg(defaultValue = "[\"dinner\"]") Optional<List<Meal>> extras,
            @McpArg(defaultValue = "Ada") String guest,
            @McpArg(defaultValue = "ada@example.org") @Email String email,
            @McpArg(defaultValue = "2") @Min(1) @Max(9) int nights,
            @McpArg(defaultValue = "99.5") BigDecimal price,
            @McpArg(defaultValue = "true") boolean quiet,
            @McpArg(defaultValue = "2026-07-28") LocalDate arrival,
            @McpArg(defaultValue = "2026-07-28T12:00:00Z") Instant payBy,
            @McpArg(defaultValue = "https://example.org/") Optional<URI> page) {}

    /** A part of the form that others could share. */
    interface Chosen {
        @McpArg(defaultValue = "dinner")
        Meal meal();

        @McpArg(defaultValue = "double")
        Room room();

        @McpArg(defaultValue = "SUITE", enumNames = true)
        Room legacyRoom();

        @McpArg(defaultValue = "[\"breakfast\",\"dinner\"]")
        List<Meal> meals();

        @McpArg(defaultValue = "[\"double\",\"single\"]")
        Set<Room> rooms();

        @McpArg(defaultValue = "[]")
        Set<Meal> none();

        @McpArg(defaultValue = "[\"dinner\"]")
        Optional<List<Meal>> extras();
    }

    @McpForm
    interface DefaultsToo extends Chosen {
        @McpArg(defaultValue = "Ada")
        String getGuest();

        @McpArg(defaultValue = "ada@example.org")
        @Email
        String getEmail();

        @McpArg(defaultValue = "2")
        @Min(1)
        @Max(9)
        int getNights();

        @McpArg(defaultValue = "99.5")
        BigDecimal price();

        @McpArg(defaultValue = "true")
        boolean isQuiet();

        @McpArg(defaultValue = "2026-07-28")
        LocalDate arrival();

        @McpArg(defaultValue = "2026-07-28T12:00:00Z")
        Instant payBy();

        @McpArg(defaultValue = "https://example.org/")
        Optional<URI> page();

        default BigDecimal total() {
            return price().multiply(BigDecimal.valueOf(getNights()));
        }
    }

    interface Valued<T> {
        T value();
    }

    interface Left {
        String side();

        String both();
    }

    interface Right {
        String side();

        String both();
    }

    /** Names that a record cannot have as they are, and methods that come from several sides. */
    @McpForm
    interface Oddities extends Valued<LocalDate>, Left, Right {
        boolean isDefault();

        String clone();

        String arguments();

        String name();

        @McpArg(name = "URL")
        String getName();

        Optional<String> getURL2();

        @Override
        default String both() {
            return side() + side();
        }

        default String uRL2() {
            return "not a field";
        }
    }

    private Hotel() {}
}
