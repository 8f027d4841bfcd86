package dev.remotemcp.schemagen.checks;

import dev.remotemcp.schemagen.model.Origin;
import java.util.ArrayList;
import java.util.List;

/** Collects problems; nothing stops at the first. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    void add(Origin origin, String message) {
        Problem problem = new Problem(origin, message);
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    List<Problem> found() {
        return List.copyOf(found);
    }
}
