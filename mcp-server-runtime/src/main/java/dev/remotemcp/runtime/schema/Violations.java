package dev.remotemcp.runtime.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Turns the validator's errors into violations; what alternatives say about one place becomes one. */
final class Violations {
    private final Rules rules;
    private final Function<NodePath, String> path;

    /** Violations of one schema, whose paths are written this way. */
    Violations(JsonNode schema, Function<NodePath, String> path) {
        this.rules = new Rules(schema);
        this.path = path;
    }

    /** As generated decoders write it: {@code order.items[2].name}. */
    static String path(NodePath location) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < location.getNameCount(); i++) {
            if (location.getElement(i) instanceof Integer index) {
                path.append('[').append(index).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(location.getName(i));
            }
        }
        return path.toString();
    }

    List<Violation> of(List<Error> errors) {
        Map<String, Set<String>> alternatives = new LinkedHashMap<>();
        Set<Violation> certain = new LinkedHashSet<>();
        for (Error error : errors) {
            String path = path(error);
            if (isAlternative(error)) {
                alternatives.computeIfAbsent(path, key -> new LinkedHashSet<>()).add(rules.rule(error));
            } else if (!Rules.isExplained(error, errors)) {
                certain.add(new Violation(path, rules.rule(error)));
            }
        }
        Stream<Violation> joined = alternatives.entrySet().stream()
                .map(entry -> new Violation(entry.getKey(), String.join(", or ", entry.getValue())));
        return Stream.concat(certain.stream(), joined).collect(Collectors.toUnmodifiableList());
    }

    private String path(Error error) {
        NodePath at = error.getInstanceLocation();
        String property = Rules.property(error);
        return path.apply(property.isEmpty() ? at : at.append(property));
    }

    /** Whether one of several schemas asks for this, of which another one would do. */
    private static boolean isAlternative(Error error) {
        String path = error.getEvaluationPath().toString();
        return path.contains("/anyOf/") || path.contains("/oneOf/");
    }
}
