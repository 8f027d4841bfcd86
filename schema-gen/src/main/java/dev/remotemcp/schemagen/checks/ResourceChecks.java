package dev.remotemcp.schemagen.checks;

import dev.remotemcp.schemagen.model.Handler;
import dev.remotemcp.schemagen.model.Origin;
import dev.remotemcp.schemagen.model.Property;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks resources: the URI, and that its variables and the parameters are the same. */
final class ResourceChecks {
    private static final Pattern EXPRESSION = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z0-9_.%]+");

    private ResourceChecks() {}

    static void check(Handler.Resource resource, Problems problems) {
        Origin origin = resource.method().origin();
        Set<String> variables = variables(resource.uri(), origin, problems);
        String plain = EXPRESSION.matcher(resource.uri()).replaceAll("x");
        if (plain.contains("{") || plain.contains("}")) {
            problems.add(origin, "The URI '" + resource.uri() + "' has a brace without its partner: write {name}");
        } else {
            absolute(resource.uri(), plain, origin, problems);
        }
        List<String> parameters = HandlerChecks.names(resource.method().arguments());
        for (String variable : variables) {
            if (!parameters.contains(variable)) {
                problems.add(
                        origin,
                        "The URI template has a variable {" + variable + "} without a parameter: add a parameter '"
                                + variable + "' to " + resource.method().name());
            }
        }
        for (Property property : resource.method().arguments()) {
            if (!variables.contains(property.name())) {
                problems.add(
                        property.origin(),
                        "The parameter '" + property.name() + "' has no variable in the URI template: add {"
                                + property.name() + "} to '" + resource.uri() + "', or remove the parameter");
            }
        }
        for (String role : resource.audience()) {
            if (!role.equals("user") && !role.equals("assistant")) {
                problems.add(origin, "The audience '" + role + "' must be user or assistant");
            }
        }
        double priority = resource.priority();
        if (priority != -1 && !(priority >= 0 && priority <= 1)) {
            problems.add(origin, "The priority " + priority + " must be from 0 to 1");
        }
    }

    static Set<String> variables(String template) {
        return variables(template, new Origin(template), new Problems());
    }

    private static Set<String> variables(String template, Origin origin, Problems problems) {
        Set<String> variables = new HashSet<>();
        Matcher expressions = EXPRESSION.matcher(template);
        while (expressions.find()) {
            String variable = expressions.group(1);
            if (!VARIABLE.matcher(variable).matches()) {
                problems.add(
                        origin,
                        "The expression {" + variable
                                + "} is not RFC 6570 level 1: only {name} is possible, with letters, digits and _");
            } else if (!variables.add(variable)) {
                problems.add(
                        origin, "The variable {" + variable + "} stands twice in the URI template: once is enough");
            }
        }
        return variables;
    }

    private static void absolute(String uri, String plain, Origin origin, Problems problems) {
        try {
            if (!new URI(plain).isAbsolute()) {
                problems.add(origin, "The URI '" + uri + "' has no scheme: write it like weather://stations");
            }
        } catch (URISyntaxException e) {
            problems.add(
                    origin,
                    "The URI '" + uri + "' is malformed (" + e.getReason() + "): write it like weather://stations");
        }
    }
}
