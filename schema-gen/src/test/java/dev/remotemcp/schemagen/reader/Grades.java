package dev.remotemcp.schemagen.reader;

import com.fasterxml.jackson.annotation.JsonValue;

/** Enums that the sources of tests know as class files only. */
public final class Grades {
    private Grades() {}

    /** With a text behind another argument, which a method returns. */
    public enum Texts {
        GOOD(1L, "good"),
        BAD(2L, "bad");

        private final long rank;
        private final String text;

        Texts(long rank, String text) {
            this.rank = rank;
            this.text = text;
        }

        public long rank() {
            return rank;
        }

        @JsonValue
        public String text() {
            return text;
        }
    }

    /** With a number in a field. */
    public enum Numbers {
        LOW(-1),
        HIGH(70_000);

        @JsonValue
        public final int number;

        Numbers(int number) {
            this.number = number;
        }
    }

    /** With a text that is only known when it runs. */
    public enum Computed {
        ONE;

        @JsonValue
        public String text() {
            return name().repeat(2);
        }
    }
}
