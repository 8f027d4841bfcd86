package dev.remotemcp.schemagen.lock;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/** Compares the simple keywords of two schemas: bounds, lengths, patterns, formats and whatever else there may be. */
final class KeywordComparison {
    private static final Set<String> LEAST = Set.of("minLength", "minItems", "minProperties", "minContains");
    private static final Set<String> MOST = Set.of("maxLength", "maxItems", "maxProperties", "maxContains");

    private final Facets part;
    private final Facets whole;
    private final Set<JsonKind> kinds;

    /** What the two say; empty where one says nothing. */
    record Sides(Optional<JsonNode> part, Optional<JsonNode> whole) {}

    /** Compares them for values of some types. */
    KeywordComparison(Facets part, Facets whole, Set<JsonKind> kinds) {
        this.part = part;
        this.whole = whole;
        this.kinds = kinds;
    }

    /** The keywords whose demands the part does not promise to fulfil. */
    Map<String, Sides> gaps() {
        Map<String, Sides> gaps = new LinkedHashMap<>();
        whole.keywords.forEach((keyword, demands) -> {
            if (kinds.stream().noneMatch(kind -> concerns(keyword, kind))) {
                return;
            }
            for (JsonNode demand : demands) {
                if (!promised(keyword, demand)) {
                    gaps.put(keyword, new Sides(part.all(keyword).stream().findFirst(), Optional.of(demand)));
                }
            }
        });
        return gaps;
    }

    private static boolean concerns(String keyword, JsonKind kind) {
        return switch (keyword) {
            case "minLength", "maxLength", "pattern", "format", "contentEncoding", "contentMediaType" ->
                kind == JsonKind.STRING;
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf" ->
                JsonKind.NUMBERS.contains(kind);
            case "minItems", "maxItems", "uniqueItems", "prefixItems", "contains", "minContains", "maxContains" ->
                kind == JsonKind.ARRAY;
            case "minProperties", "maxProperties", "patternProperties", "dependentRequired", "dependentSchemas" ->
                kind == JsonKind.OBJECT;
            default -> true;
        };
    }

    private boolean promised(String keyword, JsonNode demand) {
        if (part.values.isPresent()) {
            return part.values.get().stream().allMatch(value -> fulfils(value, keyword, demand));
        }
        return switch (keyword) {
            case "minimum", "exclusiveMinimum" -> bounded(keyword, demand, "minimum", "exclusiveMinimum", 1);
            case "maximum", "exclusiveMaximum" -> bounded(keyword, demand, "maximum", "exclusiveMaximum", -1);
            case "multipleOf" ->
                demand.decimalValue().compareTo(BigDecimal.ONE) == 0 && !kinds.contains(JsonKind.FRACTION)
                        || part.all(keyword).stream().anyMatch(factor -> multiple(factor, demand));
            case "uniqueItems" -> !demand.booleanValue() || part.all(keyword).contains(demand);
            default -> {
                if (LEAST.contains(keyword)) {
                    yield demand.intValue() == 0
                            || part.all(keyword).stream().anyMatch(least -> least.intValue() >= demand.intValue());
                }
                if (MOST.contains(keyword)) {
                    yield part.all(keyword).stream().anyMatch(most -> most.intValue() <= demand.intValue());
                }
                yield part.all(keyword).contains(demand);
            }
        };
    }

    /** Whether a bound is as tight as another; sign 1 for lower bounds, -1 for upper ones. */
    private boolean bounded(String keyword, JsonNode demand, String inclusive, String exclusive, int sign) {
        Bound needed = bound(demand, keyword.equals(exclusive), sign);
        return part.all(inclusive).stream()
                        .anyMatch(given -> bound(given, false, sign).tighter(needed))
                || part.all(exclusive).stream()
                        .anyMatch(given -> bound(given, true, sign).tighter(needed));
    }

    // Upper bounds are turned over, so that tighter is always more; integers have no need for exclusive bounds.
    private Bound bound(JsonNode value, boolean exclusive, int sign) {
        BigDecimal least = value.decimalValue().multiply(BigDecimal.valueOf(sign));
        if (kinds.contains(JsonKind.FRACTION)) {
            return new Bound(least, exclusive);
        }
        BigDecimal whole = least.setScale(0, RoundingMode.CEILING);
        return new Bound(exclusive && whole.compareTo(least) == 0 ? whole.add(BigDecimal.ONE) : whole, false);
    }

    private record Bound(BigDecimal least, boolean exclusive) {
        boolean tighter(Bound other) {
            int order = least.compareTo(other.least);
            return order > 0 || (order == 0 && (exclusive || !other.exclusive));
        }
    }

    private static boolean fulfils(JsonNode value, String keyword, JsonNode demand) {
        return switch (keyword) {
            case "minLength" -> length(value) >= demand.intValue();
            case "maxLength" -> length(value) <= demand.intValue();
            case "pattern" -> matches(value, demand);
            case "minimum" -> value.decimalValue().compareTo(demand.decimalValue()) >= 0;
            case "maximum" -> value.decimalValue().compareTo(demand.decimalValue()) <= 0;
            case "exclusiveMinimum" -> value.decimalValue().compareTo(demand.decimalValue()) > 0;
            case "exclusiveMaximum" -> value.decimalValue().compareTo(demand.decimalValue()) < 0;
            case "multipleOf" -> multiple(value, demand);
            default -> false;
        };
    }

    private static int length(JsonNode value) {
        String text = value.asString();
        return text.codePointCount(0, text.length());
    }

    private static boolean matches(JsonNode value, JsonNode pattern) {
        try {
            return Pattern.compile(pattern.asString()).matcher(value.asString()).find();
        } catch (PatternSyntaxException _) {
            return false;
        }
    }

    private static boolean multiple(JsonNode value, JsonNode of) {
        return of.decimalValue().signum() != 0
                && value.decimalValue().remainder(of.decimalValue()).signum() == 0;
    }
}
