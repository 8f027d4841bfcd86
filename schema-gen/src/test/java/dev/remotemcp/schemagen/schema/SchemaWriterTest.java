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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaWriterTest {
    private static final JsonType TEXT = new JsonType.Scalar(ScalarKind.STRING, false);
    private static final JsonType INT = new JsonType.Scalar(ScalarKind.INT, true);
    private static final JsonType LONG = new JsonType.Scalar(ScalarKind.LONG, true);
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
        SchemaWriter writer = new SchemaWriter(Map.of("acme.Node", node), Direction.OUTPUT, SchemaProfile.PORTABLE);

        assertThat(writer.type(Use.of(NODE)).toString())
                .isEqualTo("{\"type\":\"object\",\"properties\":{\"next\":{\"$ref\":\"#\"}}}");
        assertThat(new SchemaWriter(Map.of("acme.Node", node), Direction.OUTPUT, SchemaProfile.PORTABLE)
                        .nullableType(Use.of(NODE))
                        .path("anyOf")
                        .get(0)
                        .toString())
                .isEqualTo("{\"$ref\":\"#/$defs/Node\"}");
    }

    @Test
    void recordsStandWhereTheyAreUsed() {
        Map<String, Definition> definitions = Map.of(
                "acme.Node", definition("acme.Node", property("text", TEXT, true, "")),
                "acme.Pair",
                        definition("acme.Pair", property("one", NODE, true, ""), property("two", NODE, false, "")));

        assertThat(input(definitions, property("pair", composite("acme.Pair"), true, "")))
                .contains("\"one\":{\"type\":\"object\",\"properties\":{\"text\"", "\"two\":{\"type\":\"object\"")
                .doesNotContain("$ref", "$defs");
        assertThat(new SchemaWriter(definitions, Direction.INPUT, SchemaProfile.FULL)
                        .type(Use.of(composite("acme.Pair")))
                        .toString())
                .contains("\"one\":{\"$ref\":\"#/$defs/Node\"}", "\"two\":{\"$ref\":\"#/$defs/Node\"}");
    }

    @Test
    void recursionAloneIsReferredTo() {
        Map<String, Definition> definitions = Map.of(
                "acme.Node",
                definition(
                        "acme.Node",
                        property("next", NODE, false, ""),
                        property("leaf", composite("acme.Leaf"), true, "")),
                "acme.Leaf",
                definition("acme.Leaf", property("text", TEXT, true, "")));

        assertThat(input(
                        definitions,
                        property("node", NODE, true, ""),
                        property("leaf", composite("acme.Leaf"), true, "")))
                .contains("\"node\":{\"$ref\":\"#/$defs/Node\"}", "\"leaf\":{\"type\":\"object\"")
                .doesNotContain("$defs/Leaf");
    }

    /** Each level would double the size. */
    @Test
    void schemasThatWouldGrowTooLargeUseReferences() {
        Map<String, Definition> definitions = new HashMap<>();
        int levels = 60;
        for (int i = 0; i < levels; i++) {
            String next = "acme.L" + (i + 1);
            definitions.put(
                    "acme.L" + i,
                    definition(
                            "acme.L" + i,
                            property("a", composite(next), true, ""),
                            property("b", composite(next), true, "")));
        }
        definitions.put("acme.L" + levels, definition("acme.L" + levels));

        assertThat(input(definitions, property("top", composite("acme.L0"), true, "")))
                .contains("\"top\":{\"$ref\":\"#/$defs/L0\"}")
                .hasSizeLessThan(SchemaWriter.MOST_BYTES);
    }

    @ParameterizedTest
    @CsvSource({"300,false", "900,true"})
    void theBoundIsInBytes(int properties, boolean refers) {
        Property[] many = IntStream.range(0, properties)
                .mapToObj(i -> property("property_with_a_long_name_" + i, TEXT, false, ""))
                .toArray(Property[]::new);
        String schema = input(Map.of("acme.Node", definition("acme.Node", many)), property("node", NODE, true, ""));

        assertThat(schema.contains("$ref")).isEqualTo(refers);
    }

    @Test
    void anOptionalRecordMayBeNullInItsPlace() {
        Use nullable = new Use(NODE, List.of(), true);
        Use list = Use.of(new JsonType.Sequence(JsonType.Shape.LIST, nullable));
        Map<String, Definition> definitions =
                Map.of("acme.Node", definition("acme.Node", property("text", TEXT, true, "")));

        assertThat(new SchemaWriter(definitions, Direction.OUTPUT, SchemaProfile.PORTABLE)
                        .type(list)
                        .toString())
                .contains("\"items\":{\"type\":[\"object\",\"null\"],\"properties\"");
    }

    @Test
    void descriptionsOfAPropertyAndOfItsTypeAreBothKept() {
        Definition node = new Definition(
                "acme.Node", ClassRef.of("acme.Node"), "Node", Optional.of("A place in a tree."), List.of());
        Property described = new Property(
                "node",
                "node",
                Optional.empty(),
                Use.of(NODE),
                Optional.empty(),
                Optional.of("where to begin"),
                true,
                Optional.empty(),
                Optional.empty(),
                false,
                new Origin("node"));

        assertThat(input(Map.of("acme.Node", node), described))
                .contains("\"description\":\"where to begin. A place in a tree.\"");
    }

    @Test
    void recordsOfTheSameNameAreKeptApart() {
        Map<String, Definition> definitions =
                Map.of("acme.Node", definition("acme.Node"), "other.Node", definition("other.Node"));

        assertThat(new SchemaWriter(definitions, Direction.INPUT, SchemaProfile.FULL)
                        .object(List.of(
                                property("a", NODE, false, ""), property("b", composite("other.Node"), false, "")))
                        .toString())
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
                .contains("\"minimum\":1,\"maximum\":8")
                .doesNotContain("exclusive");
        assertThat(input(atLeast(1, true), atLeast(1, false)))
                .contains("\"minimum\":2")
                .doesNotContain("exclusive");
        assertThat(input(atLeast(-2, false), atMost(-1, false)))
                .contains("\"minimum\":-1,\"maximum\":-2")
                .doesNotContain("exclusive");
    }

    @ParameterizedTest
    @CsvSource({"0.5,true,1", "0.5,false,1", "1,true,1", "1,false,2", "-0.5,false,0", "-1.5,true,-1"})
    void boundsOfIntegersAreIntegers(BigDecimal bound, boolean inclusive, int first) {
        Constraint least = new Constraint.AtLeast(SOURCE, bound, inclusive);
        Constraint most = new Constraint.AtMost(SOURCE, bound.negate(), inclusive);

        assertThat(portable(new Use(LONG, List.of(least), false)))
                .isEqualTo("{\"type\":\"integer\",\"minimum\":" + first + "}");
        assertThat(portable(new Use(LONG, List.of(most), false)))
                .isEqualTo("{\"type\":\"integer\",\"maximum\":" + -first + "}");
    }

    @Test
    void exclusiveBoundsAreSaidInWords() {
        JsonType number = new JsonType.Scalar(ScalarKind.DOUBLE, true);

        assertThat(portable(new Use(number, List.of(atLeast(0, false)), false)))
                .isEqualTo("{\"type\":\"number\",\"description\":\"must be greater than 0\",\"minimum\":0}");
        assertThat(portable(new Use(number, List.of(atMost(1, false)), false)))
                .isEqualTo("{\"type\":\"number\",\"description\":\"must be less than 1\",\"maximum\":1}");
    }

    @Test
    void theProfileFullKeepsExclusiveBoundsAndTheRangeOfLong() {
        Use use = new Use(LONG, List.of(atMost(9, false)), false);

        assertThat(new SchemaWriter(Map.of(), Direction.INPUT, SchemaProfile.FULL)
                        .type(use)
                        .toString())
                .isEqualTo("{\"type\":\"integer\",\"minimum\":-9223372036854775808,\"exclusiveMaximum\":9}");
    }

    @Test
    void numbersThatJavaScriptWouldChangeAreSaidInWords() {
        BigDecimal far = new BigDecimal("9007199254740993");
        Use use = new Use(LONG, List.of(new Constraint.AtMost(SOURCE, far, true), atLeast(1, true)), false);
        Use fine = new Use(
                new JsonType.Scalar(ScalarKind.BIG_DECIMAL, false),
                List.of(
                        new Constraint.AtLeast(SOURCE, new BigDecimal("0.1"), true),
                        new Constraint.AtMost(SOURCE, new BigDecimal("0.12345678901234567891"), false)),
                false);

        assertThat(portable(Use.of(LONG))).isEqualTo("{\"type\":\"integer\"}");
        assertThat(portable(use))
                .isEqualTo("{\"type\":\"integer\",\"minimum\":1,\"description\":\"must be at most 9007199254740993\"}");
        assertThat(portable(fine))
                .isEqualTo("{\"type\":\"number\",\"minimum\":0.1,"
                        + "\"description\":\"must be less than 0.12345678901234567891\"}");
    }

    private static String portable(Use use) {
        return new SchemaWriter(Map.of(), Direction.INPUT, SchemaProfile.PORTABLE)
                .type(use)
                .toString();
    }

    @Test
    void aSecondPatternGoesIntoAllOf() {
        Use use = new Use(TEXT, List.of(new Constraint.NotBlank(SOURCE), new Constraint.Matches(SOURCE, "a|b")), false);

        assertThat(new SchemaWriter(Map.of(), Direction.INPUT, SchemaProfile.PORTABLE)
                        .type(use)
                        .toString())
                .isEqualTo(
                        "{\"type\":\"string\",\"minLength\":1,\"pattern\":\"\\\\S\",\"allOf\":[{\"pattern\":\"^(?:a|b)$\"}]}");
    }

    @Test
    void outputCarriesNeitherConstraintsNorBounds() {
        Use use = new Use(INT, List.of(atLeast(1, true)), false);

        assertThat(new SchemaWriter(Map.of(), Direction.OUTPUT, SchemaProfile.PORTABLE)
                        .type(use)
                        .toString())
                .isEqualTo("{\"type\":\"integer\"}");
    }

    @Test
    void elementsThatMayBeAbsentAreNullable() {
        Use use = Use.of(new JsonType.Sequence(JsonType.Shape.LIST, Use.of(new JsonType.Maybe(Use.of(TEXT)))));

        assertThat(new SchemaWriter(Map.of(), Direction.OUTPUT, SchemaProfile.PORTABLE)
                        .type(use)
                        .toString())
                .isEqualTo("{\"type\":\"array\",\"items\":{\"type\":[\"string\",\"null\"]}}");
    }

    private static String input(Constraint... constraints) {
        return new SchemaWriter(Map.of(), Direction.INPUT, SchemaProfile.PORTABLE)
                .type(new Use(INT, List.of(constraints), false))
                .toString();
    }

    private static String input(Map<String, Definition> definitions, Property... properties) {
        return new SchemaWriter(definitions, Direction.INPUT, SchemaProfile.PORTABLE)
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
