package dev.remotemcp.publish;

import java.util.List;

/**
 * One step of a plan.
 *
 * @param title what it does, for example {@code Create a version of the toolbox}
 * @param requests what it sends, to show beforehand; without secrets, with names in braces for what earlier steps find
 *     out
 */
public record Step(String title, List<String> requests, Action action) {
    /** Copies the list. */
    public Step {
        requests = List.copyOf(requests);
    }

    /** What is done. */
    @FunctionalInterface
    public interface Action {
        /**
         * Does it.
         *
         * @return {@link Outcome.Done} or {@link Outcome.Skipped}
         * @throws RefusedException if it cannot be done
         * @throws InterruptedException if the build is stopped meanwhile
         */
        Outcome run() throws RefusedException, InterruptedException;
    }
}
