package dev.remotemcp.runtime.builder;

import dev.remotemcp.runtime.call.Spelling;

/** What ends the start, or a change, because what was said does not make a component. */
final class ComponentErrors {
    private ComponentErrors() {}

    /** Something is refined that does not exist. */
    static IllegalStateException nothingToRefine(String subject, String name, Iterable<String> existing) {
        String meant = Spelling.closest(name, existing)
                .map(found -> "; did you mean '" + found + "'?")
                .orElse("");
        return new IllegalStateException("Nothing offers " + subject + ", and it is configured without a handler:"
                + " add .handler(…) to define it, or correct its name to refine what there is" + meant);
    }

    static IllegalStateException of(String subject, String problem) {
        return new IllegalStateException("In " + subject + ": " + problem);
    }
}
