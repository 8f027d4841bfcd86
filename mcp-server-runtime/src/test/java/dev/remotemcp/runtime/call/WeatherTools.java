package dev.remotemcp.runtime.call;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.remotemcp.annotations.McpArg;
import dev.remotemcp.annotations.McpTool;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

class WeatherTools {
    enum Unit {
        @JsonProperty("celsius")
        CELSIUS,
        @JsonProperty("fahrenheit")
        FAHRENHEIT
    }

    record Forecast(String city, int days, Unit unit, Optional<LocalDate> from) {}

    /**
     * A place to look at.
     *
     * @param name what people call it
     * @param tags words to file it under
     */
    record Place(@NotBlank String name, @Size(max = 2) List<@NotBlank String> tags, double latitude) {}

    @Singleton
    static class Clock {
        String now() {
            return "noon";
        }
    }

    private final Clock clock;

    WeatherTools(Clock clock) {
        this.clock = clock;
    }

    /**
     * Forecast for a city.
     *
     * @param city name of the city, for example Oslo
     * @param days how many days ahead
     */
    @McpTool(readOnly = true)
    Forecast forecast(
            @NotBlank String city,
            @Min(1) @Max(14) @McpArg(defaultValue = "3") int days,
            @McpArg(defaultValue = "celsius") Unit unit,
            Optional<LocalDate> from) {
        return new Forecast(city, days, unit, from);
    }

    /** Compares places. */
    @McpTool
    String compare(Place place, @Size(min = 1) List<Place> others) {
        return clock.now() + " " + place.name() + others.size();
    }
}
