package dev.remotemcp.samples.docs;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.remotemcp.annotations.McpTool;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import java.util.Map;

class Shipments {
    // region union
    /** Where a parcel goes. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    sealed interface Destination permits Home, Locker {}

    /**
     * To the door.
     *
     * @param street street and number
     * @param city the city
     */
    @JsonTypeName("home")
    record Home(@NotBlank String street, @NotBlank String city) implements Destination {}

    /**
     * To a parcel locker.
     *
     * @param code the locker's code
     */
    @JsonTypeName("locker")
    record Locker(@NotBlank String code) implements Destination {}
    // endregion

    // region enums
    enum Speed {
        @JsonProperty("next-day")
        NEXT_DAY,
        @JsonProperty("economy")
        ECONOMY
    }

    enum Box {
        SMALL(1),
        LARGE(4);

        private final int size;

        Box(int size) {
            this.size = size;
        }

        @JsonValue
        int size() {
            return size;
        }
    }
    // endregion

    // region date
    record Window(
            @JsonFormat(pattern = "dd.MM.yyyy") LocalDate from,
            @JsonFormat(pattern = "dd.MM.yyyy") LocalDate to) {}
    // endregion

    /**
     * Says what shipping costs.
     *
     * @param destination where the parcel goes
     * @param speed how fast
     * @param boxes how many boxes of each size
     * @param window when it may arrive
     */
    @McpTool(readOnly = true)
    String quote(Destination destination, Speed speed, Map<Box, Integer> boxes, Window window) {
        int size = boxes.entrySet().stream()
                .mapToInt(entry -> entry.getKey().size() * entry.getValue())
                .sum();
        int price = size * (speed == Speed.NEXT_DAY ? 9 : 5);
        return switch (destination) {
            case Home home -> (price + 4) + " to " + home.city() + " by " + window.to();
            case Locker locker -> price + " to locker " + locker.code() + " by " + window.to();
        };
    }
}
