package dev.remotemcp.runtime.state;

import java.util.Optional;

/**
 * Turns the state of a multi round-trip request into the opaque {@code requestState} and back.
 *
 * <p>Whatever comes back from a client is hostile until shown otherwise: implementations reject every text they did not
 * issue themselves. Thread-safe.
 */
public interface RequestStates {
    /** The opaque text for a state. */
    String seal(RequestState state);

    /** The state of a text, or nothing if the text was not issued here, was changed, or has expired. */
    Optional<RequestState> open(String requestState);
}
