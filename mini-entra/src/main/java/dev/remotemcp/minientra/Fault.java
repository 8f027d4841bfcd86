package dev.remotemcp.minientra;

import java.net.URI;
import java.time.Duration;

/** Something that goes wrong at a {@link MiniEntra} once it is armed; {@link Refusal} has the errors of Entra. */
public sealed interface Fault
        permits Refusal,
                Fault.Throttled,
                Fault.Unavailable,
                Fault.Slow,
                Fault.KeysDown,
                Fault.KeysHuge,
                Fault.KeysRedirect {
    /** What the fault befalls. */
    Place place();

    /** Where faults happen. */
    enum Place {
        /** The token endpoint. */
        TOKEN,
        /** The published keys. */
        KEYS
    }

    /** The token endpoint answers 429 and says when to come again. */
    record Throttled(Duration retryAfter) implements Fault {
        @Override
        public Place place() {
            return Place.TOKEN;
        }
    }

    /** The token endpoint answers 503. */
    record Unavailable() implements Fault {
        @Override
        public Place place() {
            return Place.TOKEN;
        }
    }

    /** The right answer, but late: after the delay, or at once when the faults are cleared or the server closes. */
    record Slow(Place place, Duration delay) implements Fault {}

    /** The keys answer 503. */
    record KeysDown() implements Fault {
        @Override
        public Place place() {
            return Place.KEYS;
        }
    }

    /** The keys come in a document of at least this many characters. */
    record KeysHuge(int size) implements Fault {
        /** Ten megabytes. */
        public KeysHuge() {
            this(10_000_000);
        }

        @Override
        public Place place() {
            return Place.KEYS;
        }
    }

    /** The keys redirect elsewhere. */
    record KeysRedirect(URI location) implements Fault {
        @Override
        public Place place() {
            return Place.KEYS;
        }
    }
}
