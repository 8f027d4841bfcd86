package dev.remotemcp.samples.docs;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.remotemcp.annotations.McpTool;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;

class Subscriptions {
    // region bean
    /** A subscription to the shop's letter. */
    static class Subscription {
        private String reader = "";
        private int lettersPerYear = 4;

        /** Who gets the letter. */
        @NotNull
        @Size(min = 2, max = 80)
        public String getReader() {
            return reader;
        }

        public void setReader(String reader) {
            this.reader = reader;
        }

        /** How many letters a year. */
        public int getLettersPerYear() {
            return lettersPerYear;
        }

        public void setLettersPerYear(int lettersPerYear) {
            this.lettersPerYear = lettersPerYear;
        }

        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        public boolean isFrequent() {
            return lettersPerYear > 12;
        }
    }
    // endregion

    // region value
    /** The number of a member; in JSON a string. */
    static final class MemberNumber {
        private final String digits;

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        MemberNumber(String digits) {
            if (!digits.matches("[0-9]{6}")) {
                throw new IllegalArgumentException("must be six digits");
            }
            this.digits = digits;
        }

        @JsonValue
        String digits() {
            return digits;
        }
    }
    // endregion

    // region unwrapped
    record Address(@NotBlank String street, Optional<String> city) {}

    record Member(
            MemberNumber number,
            @JsonUnwrapped(prefix = "home_") Address home) {}
    // endregion

    /** Subscribes a member to the shop's letter. */
    @McpTool
    Subscription subscribe(Member member, Subscription subscription) {
        return subscription;
    }
}
