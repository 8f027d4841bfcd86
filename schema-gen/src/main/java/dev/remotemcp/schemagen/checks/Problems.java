package dev.remotemcp.schemagen.checks;

import dev.remotemcp.schemagen.model.Origin;
import java.util.ArrayList;
import java.util.List;

/** Collects problems; nothing stops at the first. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    void add(Origin origin, String message) {
        add(new Problem(Problem.Severity.ERROR, origin, message));
    }

    void warn(Origin origin, String message) {
        add(new Problem(Problem.Severity.WARNING, origin, message));
    }

    private void add(Problem problem) {
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    List<Problem> found() {
        return List.copyOf(found);
    }
}
