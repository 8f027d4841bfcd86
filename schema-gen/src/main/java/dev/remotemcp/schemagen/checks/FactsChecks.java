package dev.remotemcp.schemagen.checks;

import dev.remotemcp.schemagen.model.Facts;
import dev.remotemcp.schemagen.model.Handler;
import dev.remotemcp.schemagen.model.Origin;
import dev.remotemcp.schemagen.schema.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/** Checks icons and {@code _meta}. */
final class FactsChecks {
    private static final String LABEL = "[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
    private static final Pattern KEY =
            Pattern.compile("(?:" + LABEL + "(?:\\." + LABEL + ")*/)?(?:[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?)?");
    private static final Pattern SIZE = Pattern.compile("\\d+x\\d+|any");

    private FactsChecks() {}

    static void check(Facts facts, Handler handler, Problems problems) {
        Origin origin = handler.method().origin();
        facts.icons().forEach(icon -> icon(icon, origin, problems));
        Set<String> keys = new HashSet<>();
        for (Facts.Meta entry : facts.meta()) {
            meta(entry, origin, problems);
            if (!keys.add(entry.key())) {
                problems.add(origin, "The metadata key '" + entry.key() + "' stands here twice: remove one entry");
            }
        }
    }

    private static void icon(Facts.Icon icon, Origin origin, Problems problems) {
        if (!icon.src().startsWith("https:") && !icon.src().startsWith("data:")) {
            problems.add(origin, "The icon '" + icon.src() + "' must be an https: or data: URI");
        }
        if (!List.of("", "light", "dark").contains(icon.theme())) {
            problems.add(origin, "The icon theme '" + icon.theme() + "' must be light or dark, or left out");
        }
        for (String size : icon.sizes()) {
            if (!SIZE.matcher(size).matches()) {
                problems.add(origin, "The icon size '" + size + "' must be like 48x48, or any");
            }
        }
    }

    private static void meta(Facts.Meta entry, Origin origin, Problems problems) {
        String key = entry.key();
        if (key.isEmpty() || !KEY.matcher(key).matches()) {
            problems.add(origin, "The metadata key '" + key + "' is malformed: write it like com.contoso/team");
        } else if (reserved(key)) {
            problems.add(
                    origin,
                    "The metadata key '" + key
                            + "' has a prefix that is reserved for the protocol: use one of your own, like com.contoso/team");
        }
        try {
            if (Json.parse(entry.json()).isMissingNode()) {
                problems.add(
                        origin, "The metadata '" + key + "' has no value: write JSON, for example \"docs\" in quotes");
            }
        } catch (JacksonException e) {
            problems.add(
                    origin,
                    "The metadata '" + key + "' is not JSON (" + e.getOriginalMessage()
                            + "): write for example \"docs\" in quotes, 3 or {\"a\":1}");
        }
    }

    // The specification reserves prefixes by their second label.
    private static boolean reserved(String key) {
        int slash = key.indexOf('/');
        if (slash < 0) {
            return false;
        }
        String[] labels = key.substring(0, slash).split("\\.");
        return labels.length >= 2 && (labels[1].equals("modelcontextprotocol") || labels[1].equals("mcp"));
    }
}
