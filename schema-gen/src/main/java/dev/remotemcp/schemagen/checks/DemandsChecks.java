package dev.remotemcp.schemagen.checks;

import dev.remotemcp.schemagen.model.Demands;
import dev.remotemcp.schemagen.model.Handler;
import java.util.List;
import java.util.regex.Pattern;

/** Checks what callers need. */
final class DemandsChecks {
    /** RFC 6749, section 3.3. */
    private static final Pattern NAME = Pattern.compile("[!#-\\[\\]-~]+");

    private DemandsChecks() {}

    static void check(Handler handler, Problems problems) {
        Demands demands = handler.method().demands();
        if (handler instanceof Handler.Completion && demands.ofMethod()) {
            problems.add(
                    handler.method().origin(),
                    "A completion takes what its prompt or template requires: move @RequiresScope and @RequiresRole"
                            + " there");
        }
        names("@RequiresScope", "scope", demands.scopes(), handler, problems);
        for (List<String> oneOf : demands.roles()) {
            if (oneOf.isEmpty()) {
                problems.add(
                        handler.method().origin(),
                        "@RequiresRole names no role, so that nobody could use it: name one or more");
            }
            names("@RequiresRole", "role", oneOf, handler, problems);
        }
    }

    private static void names(String annotation, String what, List<String> names, Handler handler, Problems problems) {
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                problems.add(
                        handler.method().origin(),
                        "The " + what + " '" + name + "' of " + annotation + " is empty, or has a space, a quote or"
                                + " another character that no " + what + " can have: name each " + what
                                + " by itself, for example {\"one\", \"two\"}");
            }
        }
    }
}
