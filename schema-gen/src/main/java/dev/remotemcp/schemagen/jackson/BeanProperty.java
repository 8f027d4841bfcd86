package dev.remotemcp.schemagen.jackson;

import java.util.List;
import java.util.Optional;

/**
 * A property as Jackson sees it.
 *
 * @param name its name in JSON
 * @param javaName its name by convention
 * @param bound what Jackson reads into or writes from
 * @param getters methods and fields from which the value can be got, whether Jackson sees them or not
 * @param marks the annotations of all accessors
 */
public record BeanProperty(String name, String javaName, Accessor bound, List<Accessor> getters, Marks marks) {
    /** Whether its own properties stand in its place. */
    public boolean unwrapped() {
        return marks.switchedOn("JsonUnwrapped");
    }

    /** Other names that Jackson reads it by. */
    public List<String> aliases() {
        return marks.texts("JsonAlias", "value");
    }

    /** Whether an annotation of Jackson says explicitly that it must be there, or that it need not. */
    public Optional<Boolean> required() {
        return marks.jackson("JsonProperty")
                .flatMap(found -> switch (found.stringValue("isRequired").orElse("DEFAULT")) {
                    case "TRUE" -> Optional.of(true);
                    case "FALSE" -> Optional.of(false);
                    default -> found.booleanValue("required");
                });
    }
}
