package dev.remotemcp.schemagen.checks;

import dev.remotemcp.schemagen.model.Component;
import dev.remotemcp.schemagen.model.Constraint;
import dev.remotemcp.schemagen.model.Definition;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Use;
import java.util.HashSet;
import java.util.Set;

/** Whether arguments have constraints somewhere inside, apart from being there. */
final class Constrained {
    private final Component component;
    private final Set<String> seen = new HashSet<>();

    Constrained(Component component) {
        this.component = component;
    }

    boolean anywhere(Use use) {
        return use.constraints().stream()
                        .anyMatch(constraint -> !(constraint instanceof Constraint.Present)
                                && !(constraint instanceof Constraint.Ignored))
                || inside(use.type());
    }

    private boolean inside(JsonType type) {
        return switch (type) {
            case JsonType.Sequence(var _, Use element) -> anywhere(element);
            case JsonType.Dictionary(Use key, Use value) -> anywhere(key) || anywhere(value);
            case JsonType.Maybe(Use value) -> anywhere(value);
            case JsonType.Composite(var _, var _, String key) -> {
                Definition definition = component.inputs().get(key);
                yield definition != null
                        && seen.add(key)
                        && (!definition.constraints().isEmpty()
                                || definition.properties().stream().anyMatch(property -> anywhere(property.use())));
            }
            default -> false;
        };
    }
}
