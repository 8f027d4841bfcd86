package dev.remotemcp.schemagen.checks;

import dev.remotemcp.schemagen.model.Absence;
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
import java.util.List;
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

    /** Checks that a type can be described; {@code subject} it is called in messages. */
    void checkUse(Use use, String subject, Origin origin) {
        type(use.type(), subject, origin, true);
    }

    private void check(Property property, String what, boolean headerReachable) {
        String subject = subject(what, property);
        Use use = property.use();
        type(use.type(), subject, property.origin(), headerReachable);
        if (place == Place.OUTPUT) {
            return;
        }
        constraints(use.present(), subject, property.origin());
        boolean primitive = JsonType.ofJava(use.type()) instanceof JsonType.Scalar(var _, boolean p) && p;
        if (!property.required()
                && primitive
                && property.absence() == Absence.NO_VALUE
                && property.defaultText().isEmpty()) {
            problems.add(
                    property.origin(),
                    subject
                            + " is not required, but its primitive type has no value for that: give it a defaultValue or use its box");
        }
        boolean maybeNull = !property.required()
                && !use.optional()
                && property.defaultText().isEmpty();
        use.constraints().stream()
                .filter(constraint -> maybeNull && constraint.forbidsNull())
                .findFirst()
                .ifPresent(constraint -> problems.add(
                        property.origin(),
                        subject + " has " + constraint.annotation()
                                + ", but is not required: remove one of the two, or make it an Optional"));
        HeaderChecks.problem(property, place, headerReachable)
                .ifPresent(message -> problems.add(property.origin(), message));
        FormChecks.enumNames(property, place)
                .ifPresent(message -> problems.add(property.origin(), subject + " " + message));
        property.defaultText().ifPresent(text -> value("a default", text, property, what));
        property.extras().examples().forEach(text -> value("an example", text, property, what));
    }

    private void value(String what, String text, Property property, String where) {
        Use use = property.use();
        if (ConstraintChecks.bindable(use.present(), component).isPresent()) {
            return;
        }
        String start = subject(where, property) + " has " + what + " \"" + text + "\" that ";
        String mend = ": change the " + what.substring(what.indexOf(' ') + 1) + " or the " + where;
        try {
            JsonNode value = Defaults.parse(text, use);
            Optional<String> wrong = new DefaultChecks(component).problem(value, use.present(), "");
            wrong.ifPresent(rule -> problems.add(property.origin(), start + rule + mend));
        } catch (BadDefault e) {
            problems.add(property.origin(), start + e.getMessage() + mend);
        }
    }

    private static String subject(String what, Property property) {
        return "The " + what + " '" + property.javaName() + "'";
    }

    private void constraints(Use use, String subject, Origin origin) {
        for (Constraint constraint : use.constraints()) {
            if (constraint instanceof Constraint.Ignored(var _, String reason)) {
                problems.warn(origin, subject + " has " + constraint.annotation() + ", which is ignored: " + reason);
            }
            ConstraintChecks.problem(constraint, use.type())
                    .ifPresent(message -> problems.add(origin, subject + " " + message));
            ConstraintChecks.growth(constraint).ifPresent(message -> problems.warn(origin, subject + " " + message));
        }
        ConstraintChecks.contradiction(use).ifPresent(message -> problems.add(origin, subject + " has " + message));
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
            case JsonType.Composite(var _, var _, String key) -> composite(key, subject, origin, headerReachable);
            case JsonType.Delegate(var javaType, var _, Use value) -> {
                type(value.type(), subject, origin, false);
                if (place != Place.OUTPUT && new Constrained(component).anywhere(value)) {
                    problems.add(
                            origin,
                            subject
                                    + " is made from a value with constraints, which generated code cannot check behind "
                                    + javaType.simpleName() + ": check them in its @JsonCreator");
                }
            }
            case JsonType.Scalar _, JsonType.Formatted _, JsonType.Choice _, JsonType.Anything _ -> {}
        }
    }

    private void element(Use use, String subject, Origin origin, boolean headerReachable) {
        type(use.type(), subject, origin, headerReachable);
        if (place != Place.OUTPUT) {
            constraints(use.present(), subject, origin);
        }
    }

    private static String label(JsonType type) {
        return switch (type) {
            case JsonType.Composite(var javaType, var _, var _) -> javaType.simpleName();
            case JsonType.Choice(var javaType, var _) -> javaType.simpleName();
            case JsonType.Delegate(var javaType, var _, var _) -> javaType.simpleName();
            case JsonType.Unbindable(String javaName, var _) -> javaName;
            default -> "";
        };
    }

    private void composite(String key, String subject, Origin origin, boolean headerReachable) {
        Definition definition = definition(key);
        // Once through properties alone and once otherwise: headers may stand in the one place and not in the other.
        if (definition == null || !visited.add(key + headerReachable)) {
            return;
        }
        for (JsonType alternative : definition.alternatives()) {
            type(
                    alternative,
                    "The variant " + label(alternative) + " of "
                            + definition.type().simpleName(),
                    origin,
                    false);
        }
        if (place != Place.OUTPUT) {
            JsonType type = new JsonType.Composite(definition.type(), List.of(), key);
            constraints(new Use(type, definition.constraints(), false), subject, origin);
        }
        boolean recursive = headerReachable && reaches(definition, key, new HashSet<>());
        Set<String> names = new HashSet<>();
        String what = definition.properties().stream().anyMatch(p -> p.absence() == Absence.OWN_VALUE)
                ? "property"
                : "component";
        definition.additional().ifPresent(values -> additional(values, definition));
        for (Property property : definition.properties()) {
            check(property, what, headerReachable && !recursive);
            reachable(property, what);
            if (!names.add(property.name())) {
                problems.add(
                        property.origin(),
                        (what.equals("property") ? "Two properties of " : "Two components of ")
                                + definition.type().simpleName() + " are named '" + property.name()
                                + "' in JSON: rename one of them");
            }
        }
    }

    private void reachable(Property property, String what) {
        if (place != Place.OUTPUT
                && property.accessor().isEmpty()
                && new Constrained(component).anywhere(property.use())) {
            problems.add(
                    property.origin(),
                    "The " + what + " '" + property.javaName()
                            + "' has constraints that generated code cannot check, because it cannot get the value: add a"
                            + " getter of the same type that is not private");
        }
    }

    private void additional(Use values, Definition owner) {
        Origin origin = owner.properties().isEmpty()
                ? component.origin()
                : owner.properties().getFirst().origin();
        String subject = "What " + owner.type().simpleName() + " takes under any name";
        element(values, subject, origin, false);
        if (place != Place.OUTPUT && new Constrained(component).anywhere(values)) {
            problems.add(
                    origin,
                    subject + " has constraints, which generated code cannot check: make it a property of type"
                            + " Map<String, …>");
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
