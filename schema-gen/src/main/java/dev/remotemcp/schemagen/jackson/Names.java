package dev.remotemcp.schemagen.jackson;

import java.util.List;
import java.util.Optional;

/** Names of properties: by convention, and by annotation. */
final class Names {
    static final String ARG = "dev.remotemcp.annotations.McpArg";
    static final String DATABIND = "tools.jackson.databind.annotation.";

    private static final List<String> ALSO_FOR_WRITING = List.of(
            "JsonView",
            "JsonFormat",
            "JsonTypeInfo",
            "JsonRawValue",
            "JsonUnwrapped",
            "JsonBackReference",
            "JsonManagedReference");
    private static final List<String> ALSO_FOR_READING = List.of(
            "JsonView",
            "JsonFormat",
            "JsonTypeInfo",
            "JsonUnwrapped",
            "JsonBackReference",
            "JsonManagedReference",
            "JsonMerge");

    private Names() {}

    /** The property behind a prefix such as {@code get}; empty where the name does not follow the convention. */
    static Optional<String> behind(String prefix, String method) {
        if (!method.startsWith(prefix) || method.length() == prefix.length()) {
            return Optional.empty();
        }
        char first = method.charAt(prefix.length());
        if (!prefix.isEmpty() && (Character.isLowerCase(first) || !Character.isLetter(first))) {
            return Optional.empty();
        }
        String name = method.substring(prefix.length());
        boolean shouted = name.length() > 1 && Character.isUpperCase(name.charAt(1));
        return Optional.of(shouted ? name : Character.toLowerCase(first) + name.substring(1));
    }

    /** What an annotation says when values are written: empty if none does, empty text for the name by convention. */
    static Optional<String> whenWritten(Marks marks) {
        return explicit(marks, "JsonGetter", ALSO_FOR_WRITING, "JsonSerialize");
    }

    /** The same when values are read. */
    static Optional<String> whenRead(Marks marks) {
        return explicit(marks, "JsonSetter", ALSO_FOR_READING, "JsonDeserialize");
    }

    private static Optional<String> explicit(Marks marks, String accessor, List<String> others, String databind) {
        Optional<String> named = marks.find(ARG)
                .flatMap(arg -> arg.stringValue("name"))
                .filter(name -> !name.isEmpty())
                .or(() -> marks.text(accessor, "value"));
        if (named.isPresent()) {
            return named;
        }
        if (marks.has("JsonProperty")) {
            return Optional.of(marks.text("JsonProperty", "value").orElse(""));
        }
        boolean marked = marks.has(accessor)
                || others.stream().anyMatch(marks::has)
                || marks.find(DATABIND + databind).isPresent();
        return marked ? Optional.of("") : Optional.empty();
    }
}
