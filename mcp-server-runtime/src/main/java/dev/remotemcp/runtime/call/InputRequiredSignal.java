package dev.remotemcp.runtime.call;

import dev.remotemcp.runtime.Question;
import java.util.List;

/**
 * Ends a run whose questions are not answered yet; the call runs again when they are.
 *
 * <p>An {@link Error}, so that a handler's {@code catch (Exception …)} lets it pass.
 */
public final class InputRequiredSignal extends Error {
    private static final long serialVersionUID = 1L;

    private final transient List<Question<?>> questions;

    /** The questions that need an answer, at least one. */
    public InputRequiredSignal(List<Question<?>> questions) {
        super("The client has to answer first; do not catch this", null, false, false);
        this.questions = List.copyOf(questions);
    }

    /** The questions that need an answer. */
    public List<Question<?>> questions() {
        return questions;
    }
}
