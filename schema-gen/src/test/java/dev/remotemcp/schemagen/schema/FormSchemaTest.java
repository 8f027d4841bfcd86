package dev.remotemcp.schemagen.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.schemagen.model.ClassRef;
import dev.remotemcp.schemagen.model.Constraint;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Origin;
import dev.remotemcp.schemagen.model.Property;
import dev.remotemcp.schemagen.model.Use;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The enum schemas of elicitation, each with a default. */
class FormSchemaTest {
    private static final JsonType PLAIN = new JsonType.Choice(
            ClassRef.of("acme.Plain"),
            List.of(
                    new JsonType.Constant("RED", "red", Optional.empty()),
                    new JsonType.Constant("BLUE", "blue", Optional.empty())));
    private static final JsonType TITLED = new JsonType.Choice(
            ClassRef.of("acme.Titled"),
            List.of(
                    new JsonType.Constant("RED", "red", Optional.of("Warm red")),
                    new JsonType.Constant("BLUE", "blue", Optional.empty())));

    @Test
    void untitledSingleSelect() {
        assertThat(field(PLAIN, "blue", false))
                .isEqualTo("{\"type\":\"string\",\"enum\":[\"red\",\"blue\"],\"default\":\"blue\"}");
    }

    @Test
    void titledSingleSelect() {
        assertThat(field(TITLED, "blue", false))
                .isEqualTo("{\"type\":\"string\",\"oneOf\":[{\"const\":\"red\",\"title\":\"Warm red\"},"
                        + "{\"const\":\"blue\",\"title\":\"blue\"}],\"default\":\"blue\"}");
    }

    @Test
    void legacyTitled() {
        assertThat(field(TITLED, "red", true))
                .isEqualTo("{\"type\":\"string\",\"enum\":[\"red\",\"blue\"],"
                        + "\"enumNames\":[\"Warm red\",\"blue\"],\"default\":\"red\"}");
    }

    @Test
    void untitledMultiSelect() {
        assertThat(field(list(PLAIN), "[\"red\",\"blue\"]", false))
                .isEqualTo("{\"type\":\"array\",\"items\":{\"type\":\"string\",\"enum\":[\"red\",\"blue\"]},"
                        + "\"minItems\":1,\"default\":[\"red\",\"blue\"]}");
    }

    @Test
    void titledMultiSelect() {
        assertThat(field(list(TITLED), "[\"blue\"]", false))
                .isEqualTo("{\"type\":\"array\",\"items\":{\"anyOf\":[{\"const\":\"red\",\"title\":\"Warm red\"},"
                        + "{\"const\":\"blue\",\"title\":\"blue\"}]},\"minItems\":1,\"default\":[\"blue\"]}");
    }

    private static JsonType list(JsonType element) {
        return new JsonType.Sequence(JsonType.Shape.LIST, Use.of(element));
    }

    private static String field(JsonType type, String defaultText, boolean enumNames) {
        List<Constraint> constraints = type instanceof JsonType.Sequence
                ? List.of(new Constraint.Size(Constraint.Source.of("@Size"), 1, Integer.MAX_VALUE))
                : List.of();
        Property property = new Property(
                "field",
                "field",
                Optional.empty(),
                new Use(type, constraints, false),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.of(defaultText),
                Optional.empty(),
                enumNames,
                new Origin("field"));
        return FormSchema.of(List.of(property)).path("properties").path("field").toString();
    }
}
