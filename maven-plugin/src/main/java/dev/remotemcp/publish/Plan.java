package dev.remotemcp.publish;

import java.util.List;
import java.util.Optional;

/**
 * Steps in their order, which can be shown and carried out. The first one that fails ends the plan, and what went
 * before is undone as far as it can be. To be carried out once, by one thread.
 *
 * @param title what the plan is for
 * @param undo what to do when a step has failed
 */
public record Plan(String title, List<Step> steps, Undo undo) {
    /** Copies the list. */
    public Plan {
        steps = List.copyOf(steps);
    }

    /** Takes back what the steps before a failure did. */
    @FunctionalInterface
    public interface Undo {
        /** Takes it back, and says in a sentence what was taken back or is left; empty if nothing was done. */
        Optional<String> run() throws InterruptedException;
    }

    /**
     * Why a plan ended early.
     *
     * @param step title of the step that failed
     * @param undone what was taken back or is left
     */
    public record Failure(String step, Outcome.Refused refused, Optional<String> undone) {
        /** What to tell people: the step, the answer, the mend. */
        public String message() {
            return step + " failed. " + refused.answer() + " " + refused.mend()
                    + undone.map(sentence -> " " + sentence).orElse("");
        }
    }

    /** Shows what would be done; sends nothing. */
    public void show(Progress progress) {
        progress.say(title + ", not done (dry run):");
        for (int i = 0; i < steps.size(); i++) {
            progress.say((i + 1) + ". " + steps.get(i).title());
            for (String request : steps.get(i).requests()) {
                request.lines().forEach(line -> progress.say("     " + line));
            }
        }
    }

    /** Does it. */
    public Optional<Failure> run(Progress progress) throws InterruptedException {
        progress.say(title + ":");
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            String number = (i + 1) + ". " + step.title();
            Outcome outcome = outcome(step);
            if (outcome instanceof Outcome.Refused refused) {
                return Optional.of(new Failure(step.title(), refused, undo.run()));
            }
            progress.say(
                    outcome instanceof Outcome.Skipped skipped
                            ? number + ": nothing to do, " + skipped.why()
                            : number + ": " + ((Outcome.Done) outcome).what());
        }
        return Optional.empty();
    }

    private static Outcome outcome(Step step) throws InterruptedException {
        try {
            return step.action().run();
        } catch (RefusedException e) {
            return e.refused();
        }
    }
}
