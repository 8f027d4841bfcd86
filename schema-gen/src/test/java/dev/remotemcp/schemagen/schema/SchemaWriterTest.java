package dev.remotemcp.schemagen.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.schemagen.model.ClassRef;
import dev.remotemcp.schemagen.model.Constraint;
import dev.remotemcp.schemagen.model.Definition;
import dev.remotemcp.schemagen.model.Direction;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Origin;
import dev.remotemcp.schemagen.model.Property;
import dev.remotemcp.schemagen.model.ScalarKind;
import dev.remotemcp.schemagen.model.Use;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SchemaWriterTest {
    private static final JsonType TEXT = new JsonType.Scalar(ScalarKind.STRING, false);
    private static final JsonType INT = new JsonType.Scalar(ScalarKind.INT, true);
    private static final Constraint.Source SOURCE = Constraint.Source.of("@Any");
    private static final JsonType NODE = composite("acme.Node");

    @Test
    void recursionRefersToTheDefinition() {
        Definition node = definition("acme.Node", property("next", new JsonType.Maybe(Use.of(NODE)), false, ""));

        assertThat(input(Map.of("acme.Node", node), property("node", NODE, true, "")))
                .isEqualTo("""
                        {"type":"object","properties":{"node":{"$ref":"#/$defs/Node"}},"required":["node"],\
                        "$defs":{"Node":{"type":"object","properties":{"next":{"$ref":"#/$defs/Node"}}}}}""");
    }

    @Test
    void aRecordAtTheRootRefersToItselfByTheRoot() {
        Definition node = definition("acme.Node", property("next", new JsonType.Maybe(Use.of(NODE)), false, ""));
        SchemaWriter writer = new SchemaWriter(Map.of("acme.Node", node), Direction.OUTPUT);

        assertThat(writer.type(Use.of(NODE)).toString())
                .isEqualTo("{\"type\":\"object\",\"properties\":{\"next\":{\"$ref\":\"#\"}}}");
        assertThat(new SchemaWriter(Map.of("acme.Node", node), Direction.OUTPUT)
                        .nullableType(Use.of(NODE))
                        .path("anyOf")
                        .get(0)
                        .toString())
                .isEqualTo("{\"$ref\":\"#/$defs/Node\"}");
    }

    @Test
    void recordsOfTheSameNameAreKeptApart() {
        Map<String, Definition> definitions =
                Map.of("acme.Node", definition("acme.Node"), "other.Node", definition("other.Node"));

        assertThat(input(
                        definitions, property("a", NODE, false, ""), property("b", composite("other.Node"), false, "")))
                .contains("\"a\":{\"$ref\":\"#/$defs/Node\"}", "\"b\":{\"$ref\":\"#/$defs/Node2\"}");
    }

    @Test
    void aRecordWithAHeaderStandsInline() {
        Definition node = definition("acme.Node", property("region", TEXT, false, "Region"));

        assertThat(input(Map.of("acme.Node", node), property("node", NODE, false, "")))
                .contains(
                        "\"node\":{\"type\":\"object\",\"properties\":{\"region\":{\"type\":\"string\",\"x-mcp-header\":\"Region\"}}}")
                .doesNotContain("$defs");
    }

    @Test
    void theTighterOfTwoBoundsIsKept() {
        assertThat(input(atLeast(0, true), atLeast(1, true), atMost(9, false), atMost(9, true)))
                .contains("\"minimum\":1,\"exclusiveMaximum\":9");
        assertThat(input(atLeast(1, true), atLeast(1, false)))
                .contains("\"exclusiveMinimum\":1")
                .doesNotContain("\"minimum\"");
    }

    @Test
    void aSecondPatternGoesIntoAllOf() {
        Use use = new Use(TEXT, List.of(new Constraint.NotBlank(SOURCE), new Constraint.Matches(SOURCE, "a|b")), false);

        assertThat(new SchemaWriter(Map.of(), Direction.INPUT).type(use).toString())
                .isEqualTo(
                        "{\"type\":\"string\",\"minLength\":1,\"pattern\":\"\\\\S\",\"allOf\":[{\"pattern\":\"^(?:a|b)$\"}]}");
    }

    @Test
    void outputCarriesNeitherConstraintsNorBounds() {
        Use use = new Use(INT, List.of(atLeast(1, true)), false);

        assertThat(new SchemaWriter(Map.of(), Direction.OUTPUT).type(use).toString())
                .isEqualTo("{\"type\":\"integer\"}");
    }

    @Test
    void elementsThatMayBeAbsentAreNullable() {
        Use use = Use.of(new JsonType.Sequence(JsonType.Shape.LIST, Use.of(new JsonType.Maybe(Use.of(TEXT)))));

        assertThat(new SchemaWriter(Map.of(), Direction.OUTPUT).type(use).toString())
                .isEqualTo("{\"type\":\"array\",\"items\":{\"type\":[\"string\",\"null\"]}}");
    }

    private static String input(Constraint... constraints) {
        return new SchemaWriter(Map.of(), Direction.INPUT)
                .type(new Use(INT, List.of(constraints), false))
                .toString();
    }

    private static String input(Map<String, Definition> definitions, Property... properties) {
        return new SchemaWriter(definitions, Direction.INPUT)
                .object(List.of(properties))
                .toString();
    }

    private static Constraint atLeast(int bound, boolean inclusive) {
        return new Constraint.AtLeast(SOURCE, BigDecimal.valueOf(bound), inclusive);
    }

    private static Constraint atMost(int bound, boolean inclusive) {
        return new Constraint.AtMost(SOURCE, BigDecimal.valueOf(bound), inclusive);
    }

    private static JsonType composite(String name) {
        return new JsonType.Composite(ClassRef.of(name), List.of(), name);
    }

    private static Definition definition(String name, Property... properties) {
        ClassRef ref = ClassRef.of(name);
        return new Definition(name, ref, ref.simpleName(), Optional.empty(), List.of(properties));
    }

    private static Property property(String name, JsonType type, boolean required, String header) {
        return new Property(
                name,
                name,
                Optional.empty(),
                Use.of(type),
                Optional.empty(),
                Optional.empty(),
                required,
                Optional.empty(),
                Optional.of(header).filter(text -> !text.isEmpty()),
                false,
                new Origin(name));
    }
}
