package dev.remotemcp.runtime;

import java.util.Map;

/** The answers to the questions of one {@link McpContext#ask}. */
public final class Answers {
    private final Map<String, Object> byKey;

    /** Made by the runtime; the values fit the questions with the same keys. */
    public Answers(Map<String, Object> byKey) {
        this.byKey = Map.copyOf(byKey);
    }

    /**
     * The answer to one of the questions asked.
     *
     * @throws IllegalArgumentException if the question was not among them
     */
    @SuppressWarnings("unchecked") // the runtime decodes each answer by its question
    public <A> A to(Question<A> question) {
        Object answer = byKey.get(question.key());
        if (answer == null) {
            throw new IllegalArgumentException("The question '" + question.key() + "' was not asked here");
        }
        return (A) answer;
    }
}
