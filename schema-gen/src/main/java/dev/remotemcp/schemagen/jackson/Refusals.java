package dev.remotemcp.schemagen.jackson;

import io.micronaut.core.annotation.AnnotationValue;
import java.util.List;
import java.util.Optional;

/** Annotations that hand the JSON over to code, which a schema cannot follow. */
public final class Refusals {
    private static final List<String> CODE =
            List.of("using", "contentUsing", "keyUsing", "nullsUsing", "converter", "contentConverter");

    private Refusals() {}

    /** Why a schema cannot follow what stands on a class or property, if it cannot. */
    public static Optional<String> of(Marks marks, boolean written) {
        return code(marks, written ? "JsonSerialize" : "JsonDeserialize")
                .or(() -> marker(marks, "JsonIdentityInfo", "give the objects ids of their own as properties"))
                .or(() -> written
                        ? marker(marks, "JsonFilter", "leave properties out with @JsonIgnore or @JsonView")
                                .or(() -> rawValue(marks))
                                .or(() -> databind(marks, "JsonAppend", "add the properties as getters"))
                        : Optional.empty());
    }

    private static Optional<String> code(Marks marks, String annotation) {
        Optional<AnnotationValue<?>> found = marks.find(Names.DATABIND + annotation);
        for (String member : CODE) {
            boolean set = found.flatMap(value -> value.stringValue(member))
                    .filter(name -> !name.endsWith("$None"))
                    .isPresent();
            if (set) {
                return Optional.of("the schema cannot follow @" + annotation + "(" + member
                        + "), which is code: say the form with @JsonValue, @JsonCreator or other properties, or use"
                        + " JsonNode");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> rawValue(Marks marks) {
        return marks.switchedOn("JsonRawValue")
                ? marker(marks, "JsonRawValue", "make the property a JsonNode")
                : Optional.empty();
    }

    private static Optional<String> marker(Marks marks, String annotation, String mend) {
        return marks.has(annotation)
                ? Optional.of("the schema cannot follow @" + annotation + ": " + mend)
                : Optional.empty();
    }

    private static Optional<String> databind(Marks marks, String annotation, String mend) {
        return marks.find(Names.DATABIND + annotation).isPresent()
                ? Optional.of("the schema cannot follow @" + annotation + ": " + mend)
                : Optional.empty();
    }
}
