package dev.remotemcp.runtime.agreement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes a document that shows something as small as it can be while it still shows it. */
final class Shrinker {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST_TRIALS = 5_000;

    private final Predicate<JsonNode> shows;
    private int trials;

    private Shrinker(Predicate<JsonNode> shows) {
        this.shows = shows;
    }

    static JsonNode shrink(JsonNode document, Predicate<JsonNode> shows) {
        Shrinker shrinker = new Shrinker(shows);
        JsonNode least = document;
        while (true) {
            JsonNode smaller = shrinker.smaller(least);
            if (smaller == null) {
                return least;
            }
            least = smaller;
        }
    }

    private JsonNode smaller(JsonNode document) {
        for (JsonNode candidate : candidates(document)) {
            if (trials++ > MOST_TRIALS) {
                return null;
            }
            if (shows.test(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    /** Documents that are one step smaller, those with the most gone first. */
    private static List<JsonNode> candidates(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> objects(object);
            case ArrayNode array -> arrays(array);
            default -> node.isString() ? texts(node.asString()) : node.isNumber() ? numbers(node) : List.of();
        };
    }

    private static List<JsonNode> objects(ObjectNode object) {
        List<JsonNode> smaller = new ArrayList<>();
        for (String name : object.propertyNames()) {
            smaller.add(object.deepCopy().without(name));
        }
        for (String name : object.propertyNames()) {
            for (JsonNode value : candidates(object.path(name))) {
                smaller.add(object.deepCopy().set(name, value));
            }
        }
        return smaller;
    }

    private static List<JsonNode> arrays(ArrayNode array) {
        List<JsonNode> smaller = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            ArrayNode copy = array.deepCopy();
            copy.remove(i);
            smaller.add(copy);
        }
        for (int i = 0; i < array.size(); i++) {
            for (JsonNode value : candidates(array.get(i))) {
                smaller.add(array.deepCopy().set(i, value));
            }
        }
        return smaller;
    }

    private static List<JsonNode> texts(String text) {
        List<JsonNode> smaller = new ArrayList<>();
        if (!text.isEmpty()) {
            smaller.add(NODES.stringNode(""));
            smaller.add(NODES.stringNode(text.substring(text.length() / 2)));
            smaller.add(NODES.stringNode(text.substring(0, text.length() / 2)));
            smaller.add(NODES.stringNode(text.substring(1)));
            smaller.add(NODES.stringNode(text.substring(0, text.length() - 1)));
        }
        return smaller.stream()
                .filter(node -> node.asString().length() < text.length())
                .toList();
    }

    private static List<JsonNode> numbers(JsonNode number) {
        BigDecimal value = number.decimalValue();
        return List.of(BigDecimal.ZERO, BigDecimal.ONE, value.setScale(0, RoundingMode.DOWN), value.movePointLeft(1))
                .stream()
                .filter(candidate ->
                        candidate.toString().length() < value.toString().length())
                .<JsonNode>map(NODES::numberNode)
                .toList();
    }
}
