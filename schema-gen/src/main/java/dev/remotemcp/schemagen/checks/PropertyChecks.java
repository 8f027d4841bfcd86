package dev.remotemcp.schemagen.checks;

import dev.remotemcp.schemagen.model.Component;
import dev.remotemcp.schemagen.model.Constraint;
import dev.remotemcp.schemagen.model.Definition;
import dev.remotemcp.schemagen.model.Direction;
import dev.remotemcp.schemagen.model.Handler;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Origin;
import dev.remotemcp.schemagen.model.Property;
import dev.remotemcp.schemagen.model.Use;
import dev.remotemcp.schemagen.schema.BadDefault;
import dev.remotemcp.schemagen.schema.Defaults;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks arguments, and the components of records that they are made of. */
final class PropertyChecks {
    /** Where the properties stand. */
    enum Place {
        TOOL,
        TEXT,
        FORM,
        OUTPUT
    }

    private final Component component;
    private final Problems problems;
    private final Place place;
    private final Set<String> visited = new HashSet<>();

    PropertyChecks(Component component, Problems problems, Place place) {
        this.component = component;
        this.problems = problems;
        this.place = place;
    }

    /** Checks a property; {@code what} it is called in messages. */
    void check(Property property, String what) {
        check(property, what, true);
    }

    /** Checks that a method's result can be described. */
    void checkOutput(Use use, Handler.Method method) {
        type(use.type(), "The return type of '" + method.name() + "'", method.origin(), false);
    }

    private void check(Property property, String what, boolean headerReachable) {
        String subject = "The " + what + " '" + property.javaName() + "'";
        Use use = property.use();
        type(use.type(), subject, property.origin(), headerReachable);
        if (place == Place.OUTPUT) {
            return;
        }
        constraints(use.present(), subject, property.origin());
        boolean primitive = use.type() instanceof JsonType.Scalar(var _, boolean p) && p;
        if (!property.required() && primitive && property.defaultText().isEmpty()) {
            problems.add(
                    property.origin(),
                    subject
                            + " is not required, but its primitive type has no value for that: give it a defaultValue or use its box");
        }
        HeaderChecks.problem(property, place, headerReachable)
                .ifPresent(message -> problems.add(property.origin(), message));
        FormChecks.enumNames(property, place)
                .ifPresent(message -> problems.add(property.origin(), subject + " " + message));
        property.defaultText().ifPresent(text -> defaultValue(text, use, subject, property.origin()));
    }

    private void defaultValue(String text, Use use, String subject, Origin origin) {
        if (ConstraintChecks.bindable(use.present(), component).isPresent()) {
            return;
        }
        String start = subject + " has a default \"" + text + "\" that ";
        try {
            JsonNode value = Defaults.parse(text, use);
            Optional<String> wrong = new DefaultChecks(component).problem(value, use.present(), "");
            wrong.ifPresent(rule -> problems.add(origin, start + rule + ": change the default or the parameter"));
        } catch (BadDefault e) {
            problems.add(origin, start + e.getMessage());
        }
    }

    private void constraints(Use use, String subject, Origin origin) {
        for (Constraint constraint : use.constraints()) {
            ConstraintChecks.problem(constraint, use.type())
                    .ifPresent(message -> problems.add(origin, subject + " " + message));
        }
    }

    private void type(JsonType type, String subject, Origin origin, boolean headerReachable) {
        switch (type) {
            case JsonType.Unbindable(String javaName, String reason) ->
                problems.add(origin, subject + " cannot be bound to " + javaName + ": " + reason);
            case JsonType.Sequence(var _, Use element) -> element(element, subject, origin, false);
            case JsonType.Dictionary(var _, Use key, Use value) -> {
                element(key, subject, origin, false);
                element(value, subject, origin, false);
            }
            case JsonType.Maybe(Use value) -> {
                if (value.optional()) {
                    problems.add(origin, subject + " is an Optional of an Optional: one is enough");
                } else {
                    element(value, subject, origin, headerReachable);
                }
            }
            case JsonType.Composite(var _, var _, String key) -> composite(key, origin, headerReachable);
            case JsonType.Scalar _, JsonType.Formatted _, JsonType.Choice _, JsonType.Anything _ -> {}
        }
    }

    private void element(Use use, String subject, Origin origin, boolean headerReachable) {
        type(use.type(), subject, origin, headerReachable);
        if (place != Place.OUTPUT) {
            constraints(use.present(), subject, origin);
        }
    }

    private void composite(String key, Origin origin, boolean headerReachable) {
        Definition definition = definition(key);
        // Once through properties alone and once otherwise: headers may stand in the one place and not in the other.
        if (definition == null || !visited.add(key + headerReachable)) {
            return;
        }
        for (JsonType alternative : definition.alternatives()) {
            type(alternative, "A variant of " + definition.type().simpleName(), origin, false);
        }
        boolean recursive = headerReachable && reaches(definition, key, new HashSet<>());
        Set<String> names = new HashSet<>();
        for (Property property : definition.properties()) {
            check(property, "component", headerReachable && !recursive);
            if (!names.add(property.name())) {
                problems.add(
                        property.origin(),
                        "Two components of " + definition.type().simpleName() + " are named '" + property.name()
                                + "' in JSON: rename one of them");
            }
        }
    }

    private @Nullable Definition definition(String key) {
        return component
                .definitions(place == Place.OUTPUT ? Direction.OUTPUT : Direction.INPUT)
                .get(key);
    }

    private boolean reaches(Definition from, String key, Set<String> seen) {
        for (Property property : from.properties()) {
            if (property.use().present().type() instanceof JsonType.Composite(var _, var _, String next)) {
                Definition definition = definition(next);
                if (next.equals(key) || definition != null && seen.add(next) && reaches(definition, key, seen)) {
                    return true;
                }
            }
        }
        return false;
    }
}
