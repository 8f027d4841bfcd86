package dev.remotemcp.schemagen.checks;

import dev.remotemcp.schemagen.model.Constraint;
import dev.remotemcp.schemagen.model.Use;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What several bounds on a number, or on the size of something, leave over together. */
final class Range {
    private final List<String> annotations = new ArrayList<>();
    private Optional<Bound> least = Optional.empty();
    private Optional<Bound> most = Optional.empty();

    private record Bound(BigDecimal value, boolean inclusive) {}

    /** The constraints that no value fulfils together, as a message names them. */
    static Optional<String> contradiction(Use use) {
        Range range = new Range();
        for (Constraint constraint : use.constraints()) {
            switch (constraint) {
                case Constraint.AtLeast(var source, BigDecimal bound, boolean inclusive) -> {
                    range.annotations.add(source.annotation());
                    range.atLeast(new Bound(bound, inclusive));
                }
                case Constraint.AtMost(var source, BigDecimal bound, boolean inclusive) -> {
                    range.annotations.add(source.annotation());
                    range.atMost(new Bound(bound, inclusive));
                }
                case Constraint.Size(var source, int min, int max) -> {
                    range.annotations.add(source.annotation());
                    range.atLeast(new Bound(BigDecimal.valueOf(min), true));
                    range.atMost(new Bound(BigDecimal.valueOf(max), true));
                }
                default -> {}
            }
        }
        return range.annotations.size() > 1 && range.isEmpty()
                ? Optional.of(String.join(
                        " and ", range.annotations.stream().distinct().toList()))
                : Optional.empty();
    }

    private void atLeast(Bound bound) {
        least = least.filter(other -> !tighter(bound, other, 1)).or(() -> Optional.of(bound));
    }

    private void atMost(Bound bound) {
        most = most.filter(other -> !tighter(bound, other, -1)).or(() -> Optional.of(bound));
    }

    private boolean isEmpty() {
        if (least.isEmpty() || most.isEmpty()) {
            return false;
        }
        int order = least.get().value().compareTo(most.get().value());
        return order > 0
                || order == 0 && !(least.get().inclusive() && most.get().inclusive());
    }

    private static boolean tighter(Bound bound, Bound than, int sign) {
        int order = bound.value().compareTo(than.value()) * sign;
        return order > 0 || order == 0 && !bound.inclusive();
    }
}
