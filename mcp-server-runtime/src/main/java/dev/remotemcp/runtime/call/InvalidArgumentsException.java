package dev.remotemcp.runtime.call;

import java.util.List;

/**
 * Arguments that do not fit: each problem names the argument's path and the rule, and how to mend it where that helps.
 */
public final class InvalidArgumentsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    /** All the problems found, at least one. */
    public InvalidArgumentsException(List<String> problems) {
        super("Invalid arguments: " + String.join("; ", problems), null, false, false);
        this.problems = List.copyOf(problems);
    }

    /** All the problems found, at least one. */
    public List<String> problems() {
        return problems;
    }
}
