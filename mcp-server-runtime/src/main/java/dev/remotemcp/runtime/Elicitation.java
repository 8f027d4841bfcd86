package dev.remotemcp.runtime;

import java.util.Optional;

/**
 * What the user did with a form.
 *
 * @param <T> the form
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation">MCP 2026-07-28,
 *     Elicitation</a>
 */
public sealed interface Elicitation<T> {
    /** The user submitted the form. */
    record Accepted<T>(T form) implements Elicitation<T> {}

    /** The user explicitly said no. */
    record Declined<T>() implements Elicitation<T> {}

    /** The user closed the form without a choice. */
    record Cancelled<T>() implements Elicitation<T> {}

    /** The form, if it was submitted. */
    default Optional<T> accepted() {
        return this instanceof Accepted<T>(T form) ? Optional.of(form) : Optional.empty();
    }

    /** What the user did, without the form. */
    default ElicitationAction action() {
        return switch (this) {
            case Accepted<T> accepted -> ElicitationAction.ACCEPT;
            case Declined<T> declined -> ElicitationAction.DECLINE;
            case Cancelled<T> cancelled -> ElicitationAction.CANCEL;
        };
    }
}
