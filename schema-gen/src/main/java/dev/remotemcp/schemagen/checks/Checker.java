package dev.remotemcp.schemagen.checks;

import dev.remotemcp.schemagen.model.Component;
import dev.remotemcp.schemagen.model.Definition;
import dev.remotemcp.schemagen.model.Described;
import dev.remotemcp.schemagen.model.Facts;
import dev.remotemcp.schemagen.model.Handler;
import dev.remotemcp.schemagen.model.Obstacle;
import dev.remotemcp.schemagen.model.Origin;
import dev.remotemcp.schemagen.model.Property;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks a class as a whole. */
public final class Checker {
    private static final Pattern SERVER = Pattern.compile("[a-z][a-z0-9]*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

    private final Compilation compilation;

    /** For one compilation, within which names are unique. */
    public Checker(Compilation compilation) {
        this.compilation = compilation;
    }

    /** All the problems of a class; it can be written if there is no error among them. */
    public List<Problem> check(Component component) {
        Problems problems = new Problems();
        for (Obstacle obstacle : component.obstacles()) {
            problems.add(obstacle.origin(), obstacle.text());
        }
        if (!SERVER.matcher(component.server()).matches()) {
            problems.add(
                    component.origin(),
                    "The server name '" + component.server()
                            + "' is not allowed: use lower-case letters and digits, as in the"
                            + " setting mcp.servers.office.endpoint");
        }
        for (Handler handler : component.handlers()) {
            new HandlerChecks(component, problems).check(handler);
            facts(handler).ifPresent(facts -> FactsChecks.check(facts, handler, problems));
            unique(handler, component, problems);
        }
        CompletionChecks.checkTogether(component, problems);
        component.form().ifPresent(form -> form(form.definition(), component, problems));
        component.described().forEach(described -> described(described, component, problems));
        return problems.found();
    }

    private static void described(Described described, Component component, Problems problems) {
        String subject = described
                .field()
                .map(field -> "The type that the field '" + field + "' describes")
                .orElse("The described type");
        described
                .input()
                .ifPresent(use -> new PropertyChecks(component, problems, PropertyChecks.Place.TOOL)
                        .checkUse(use, subject, described.origin()));
        described
                .output()
                .ifPresent(use -> new PropertyChecks(component, problems, PropertyChecks.Place.OUTPUT)
                        .checkUse(use, subject, described.origin()));
    }

    private static Optional<Facts> facts(Handler handler) {
        return switch (handler) {
            case Handler.Tool tool -> Optional.of(tool.facts());
            case Handler.Prompt prompt -> Optional.of(prompt.facts());
            case Handler.Resource resource -> Optional.of(resource.facts());
            case Handler.Completion _ -> Optional.empty();
        };
    }

    private void unique(Handler handler, Component component, Problems problems) {
        Origin origin = handler.method().origin();
        String rename = "give one of them another name";
        Taken taken = switch (handler) {
            case Handler.Tool tool -> {
                name("tool", tool.facts(), origin, problems);
                yield new Taken("tool", tool.facts().name(), rename);
            }
            case Handler.Prompt prompt -> {
                name("prompt", prompt.facts(), origin, problems);
                yield new Taken("prompt", prompt.facts().name(), rename);
            }
            case Handler.Resource resource ->
                new Taken(
                        resource.template() ? "resource template" : "resource",
                        resource.uri(),
                        "give one of them another URI");
            case Handler.Completion completion ->
                new Taken(
                        "completion",
                        completion.argument() + " of " + completion.prompt() + completion.resource(),
                        "remove one of them");
        };
        String owner = component.type().canonicalName() + "." + handler.method().name() + describe(handler);
        compilation
                .take(component.server(), taken.kind(), taken.name(), owner)
                .ifPresent(other -> problems.add(
                        origin,
                        "There is already a " + taken.kind() + " '" + taken.name() + "', in "
                                + other.replaceFirst("\\[.*", "") + ": " + taken.mend()));
    }

    /** What a handler takes for itself, and the mend if another one has it. */
    private record Taken(String kind, String name, String mend) {}

    // Tells overloads apart.
    private static String describe(Handler handler) {
        return handler.method().arguments().stream()
                .map(Property::javaName)
                .toList()
                .toString();
    }

    private static void name(String kind, Facts facts, Origin origin, Problems problems) {
        if (!NAME.matcher(facts.name()).matches()) {
            problems.add(
                    origin,
                    "The " + kind + " name '" + facts.name() + "' is not allowed: use 1 to 128 of A-Z a-z 0-9 _ - ."
                            + (facts.named() ? "" : ", for example with name = \"…\" in the annotation"));
        }
    }

    private static void form(Definition form, Component component, Problems problems) {
        PropertyChecks properties = new PropertyChecks(component, problems, PropertyChecks.Place.FORM);
        Set<String> names = new HashSet<>();
        for (Property property : form.properties()) {
            properties.check(property, "field");
            FormChecks.check(property, problems);
            if (!names.add(property.name())) {
                problems.add(property.origin(), "Two fields are named '" + property.name() + "': rename one of them");
            }
        }
    }
}
