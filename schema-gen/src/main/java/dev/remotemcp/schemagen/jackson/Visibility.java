package dev.remotemcp.schemagen.jackson;

import io.micronaut.inject.ast.Element;
import java.util.Map;

/** What Jackson sees without an annotation on the member itself: its defaults, or what {@code @JsonAutoDetect} says. */
final class Visibility {
    private static final Map<String, String> BEANS = Map.of(
            "field", "PUBLIC_ONLY",
            "getter", "PUBLIC_ONLY",
            "isGetter", "PUBLIC_ONLY",
            "setter", "ANY",
            "creator", "PUBLIC_ONLY",
            "scalarConstructor", "NON_PRIVATE");
    private static final Map<String, String> RECORDS = Map.of(
            "field", "PUBLIC_ONLY",
            "getter", "PUBLIC_ONLY",
            "isGetter", "PUBLIC_ONLY",
            "setter", "PUBLIC_ONLY",
            "creator", "ANY",
            "scalarConstructor", "ANY");

    private final Map<String, String> defaults;
    private final Marks marks;

    Visibility(Marks marks, boolean isRecord) {
        this.defaults = isRecord ? RECORDS : BEANS;
        this.marks = marks;
    }

    /** Whether a member of a kind is seen; kinds are called as in {@code @JsonAutoDetect}, without "Visibility". */
    boolean sees(String kind, Element member) {
        String level = marks.text("JsonAutoDetect", kind + "Visibility")
                .filter(l -> !l.equals("DEFAULT"))
                .orElse("");
        return switch (level.isEmpty() ? defaults.getOrDefault(kind, "PUBLIC_ONLY") : level) {
            case "ANY" -> true;
            case "NON_PRIVATE" -> !member.isPrivate();
            case "PROTECTED_AND_PUBLIC" -> member.isPublic() || member.isProtected();
            case "NONE" -> false;
            default -> member.isPublic();
        };
    }
}
