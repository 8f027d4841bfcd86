package dev.remotemcp.schemagen.checks;

import dev.remotemcp.schemagen.model.Component;
import dev.remotemcp.schemagen.model.Handler;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Origin;
import dev.remotemcp.schemagen.model.Property;
import dev.remotemcp.schemagen.model.ScalarKind;
import java.util.Collection;
import java.util.List;

/** Checks completions: the target, the argument, and the parameters that receive text. */
final class CompletionChecks {
    private CompletionChecks() {}

    static void check(Handler.Completion completion, Problems problems) {
        Origin origin = completion.method().origin();
        if (completion.prompt().isEmpty() == completion.resource().isEmpty()) {
            problems.add(
                    origin,
                    completion.prompt().isEmpty()
                            ? "@McpCompletion has no target: set prompt or resource"
                            : "@McpCompletion has two targets: set either prompt or resource");
        }
        if (completion.argument().isEmpty()) {
            problems.add(origin, "@McpCompletion has no argument: name the prompt argument or template variable");
        }
        for (Property property : completion.method().arguments()) {
            boolean text = property.use().present().type() instanceof JsonType.Scalar(ScalarKind kind, boolean _)
                    && kind == ScalarKind.STRING;
            if (!text) {
                problems.add(
                        property.origin(),
                        "The parameter '" + property.javaName()
                                + "' of a completion must be a String or Optional<String>: it receives what was typed");
            }
        }
        if (!completion.argument().isEmpty()
                && !HandlerChecks.names(completion.method().arguments()).contains(completion.argument())) {
            problems.add(
                    origin,
                    "The completion of '" + completion.argument()
                            + "' does not take what was typed: add a parameter String " + completion.argument());
        }
    }

    /** Checks completions against prompts and templates of the same class; others are checked at start. */
    static void checkTogether(Component component, Problems problems) {
        for (Handler handler : component.handlers()) {
            if (handler instanceof Handler.Completion completion) {
                for (Handler target : component.handlers()) {
                    if (target instanceof Handler.Prompt prompt
                            && prompt.facts().name().equals(completion.prompt())) {
                        argument(
                                completion,
                                "prompt '" + completion.prompt() + "'",
                                HandlerChecks.names(prompt.method().arguments()),
                                problems);
                    } else if (target instanceof Handler.Resource resource
                            && resource.uri().equals(completion.resource())) {
                        argument(
                                completion,
                                "template '" + resource.uri() + "'",
                                ResourceChecks.variables(resource.uri()),
                                problems);
                    }
                }
            }
        }
    }

    private static void argument(
            Handler.Completion completion, String target, Collection<String> names, Problems problems) {
        if (!completion.argument().isEmpty() && !names.contains(completion.argument())) {
            problems.add(
                    completion.method().origin(),
                    "The " + target + " has no '" + completion.argument() + "' to complete: it has "
                            + List.copyOf(names).stream().sorted().toList());
        }
        for (Property property : completion.method().arguments()) {
            if (!property.name().equals(completion.argument()) && !names.contains(property.name())) {
                problems.add(
                        property.origin(),
                        "The " + target + " has no '" + property.name() + "' that the completion could receive: it has "
                                + List.copyOf(names).stream().sorted().toList());
            }
        }
    }
}
