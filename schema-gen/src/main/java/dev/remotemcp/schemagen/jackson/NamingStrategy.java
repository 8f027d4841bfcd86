package dev.remotemcp.schemagen.jackson;

import java.util.Optional;
import tools.jackson.databind.PropertyNamingStrategies;

/** What {@code @JsonNaming} does to a name; Jackson's own code does it. */
final class NamingStrategy {
    private static final String PREFIX = "tools.jackson.databind.PropertyNamingStrategies$";
    private static final String NONE = "tools.jackson.databind.PropertyNamingStrategy";

    private NamingStrategy() {}

    /** The class that a class names; empty if it names none. */
    static Optional<String> named(Marks marks) {
        return marks.find(Names.DATABIND + "JsonNaming")
                .flatMap(found -> found.stringValue())
                .filter(name -> !name.equals(NONE));
    }

    /** Whether a strategy is one of Jackson's. */
    static boolean isKnown(String strategy) {
        return base(strategy).isPresent();
    }

    static String rename(String strategy, String name) {
        return base(strategy)
                .map(known -> Optional.ofNullable(known.nameForField(null, null, name))
                        .orElse(name))
                .orElse(name);
    }

    private static Optional<PropertyNamingStrategies.NamingBase> base(String strategy) {
        return switch (strategy.startsWith(PREFIX) ? strategy.substring(PREFIX.length()) : "") {
            case "LowerCamelCaseStrategy" -> Optional.of(new PropertyNamingStrategies.LowerCamelCaseStrategy());
            case "UpperCamelCaseStrategy" -> Optional.of(new PropertyNamingStrategies.UpperCamelCaseStrategy());
            case "SnakeCaseStrategy" -> Optional.of(new PropertyNamingStrategies.SnakeCaseStrategy());
            case "UpperSnakeCaseStrategy" -> Optional.of(new PropertyNamingStrategies.UpperSnakeCaseStrategy());
            case "LowerCaseStrategy" -> Optional.of(new PropertyNamingStrategies.LowerCaseStrategy());
            case "KebabCaseStrategy" -> Optional.of(new PropertyNamingStrategies.KebabCaseStrategy());
            case "LowerDotCaseStrategy" -> Optional.of(new PropertyNamingStrategies.LowerDotCaseStrategy());
            default -> Optional.empty();
        };
    }
}
