package dev.remotemcp.runtime.protocol.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Schemas for structured content that may be anything, turned into schemas for objects. */
final class ObjectSchemaTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"array","items":{"type":"integer"}} | [1,2] | ["x"]
            {"type":"integer","minimum":0} | 3 | -1
            {"type":"string"} | "x" | 5
            {"type":["object","null"],"required":["a"]} | null | {"b":1}
            {"enum":["a","b"]} | "a" | "c"
            {"const":null} | null | 1
            {"anyOf":[{"type":"string"},{"type":"object"}]} | {"a":1} | 5
            {"oneOf":[{"$ref":"#/$defs/A"},{"$ref":"#/$defs/B"}],"$defs":{"A":{"type":"object","required":["a"]},"B":{"type":"object","required":["b"]}}} | {"a":1} | {"c":1}
            {"$ref":"#/$defs/List","$defs":{"List":{"type":"array","items":{"$ref":"#/$defs/Item"}},"Item":{"type":"integer"}}} | [1] | ["x"]
            {"$ref":"#/definitions/Word","definitions":{"Word":{"type":"string"}}} | "x" | 5
            {"type":"array","items":{"$ref":"#"}} | [[],[[]]] | [1]
            {"$ref":"#/$defs/Tree","$defs":{"Tree":{"anyOf":[{"type":"null"},{"type":"object","properties":{"left":{"$ref":"#/$defs/Tree"}},"required":["left"]}]}}} | {"left":{"left":null}} | {"left":{"left":5}}
            {"$ref":"#tree","$defs":{"Tree":{"$anchor":"tree","type":"array","items":{"$ref":"#tree"}}}} | [[],[]] | [5]
            {"$dynamicRef":"#node","$defs":{"Node":{"$dynamicAnchor":"node","type":"array","items":{"$dynamicRef":"#node"}}}} | [[]] | [5]
            {"$dynamicRef":"#/$defs/Word","$defs":{"Word":{"type":"string"}}} | "x" | 5
            {"$id":"https://example.org/list","type":"array","items":{"$ref":"#/$defs/Item"},"$defs":{"Item":{"type":"integer"}}} | [1] | ["x"]
            {"type":"array","items":{"$ref":"#/$defs/Part"},"$defs":{"Part":{"$id":"https://example.org/part","$ref":"#/$defs/Word","$defs":{"Word":{"type":"string"}}}}} | ["x"] | [5]
            {"type":"array","items":{"type":"object","properties":{"$ref":{"type":"string"}}}} | [{"$ref":"#/x"}] | [{"$ref":5}]
            {"const":{"$ref":"#/x"}} | {"$ref":"#/x"} | {"$ref":"#/properties/result/x"}
            {"enum":[{"$ref":"#"}]} | {"$ref":"#"} | {"$ref":"#/properties/result"}
            {"type":"array","prefixItems":[{"const":[{"$ref":"#/x"}]}]} | [[{"$ref":"#/x"}]] | [[{"$ref":"#/properties/result/x"}]]
            {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"number"} | 1.5 | "x"
            true | 5 |
            """)
    void wrapsWhatIsNoObjectSoThatTheSameValuesFit(String original, String good, String bad) {
        JsonNode schema = JSON.readTree(original);
        JsonNode before = schema.deepCopy();
        JsonNode wrapped = ObjectSchema.of(schema);

        assertThat(schema).as("the original stays as it is").isEqualTo(before);
        assertThat(ObjectSchema.isObject(schema)).isFalse();
        assertThat(wrapped.path("type").asString()).isEqualTo("object");
        assertThat(accepts(wrapped, wrap(good)))
                .as("%s accepts wrapped %s", wrapped, good)
                .isTrue();
        assertThat(accepts(wrapped, "{}")).as("the value is required").isFalse();
        assertThat(accepts(schema, good)).as("the row itself: %s", good).isTrue();
        if (bad != null && !bad.isBlank()) {
            assertThat(accepts(schema, bad)).as("the row itself: %s", bad).isFalse();
            assertThat(accepts(wrapped, wrap(bad)))
                    .as("%s refuses wrapped %s", wrapped, bad)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"object","properties":{"a":{"$ref":"#/$defs/A"}},"$defs":{"A":{"type":"string"}}} | {"a":"x"} | {"a":5}
            {"type":"object"} | {} | []
            {"$ref":"#/$defs/A","$defs":{"A":{"type":"object","properties":{"a":{"$ref":"#/$defs/A"}},"additionalProperties":false}}} | {"a":{}} | {"b":1}
            """)
    void leavesWhatIsAnObjectAndSaysSoAtItsRoot(String original, String good, String bad) {
        JsonNode schema = JSON.readTree(original);
        JsonNode object = ObjectSchema.of(schema);
        assertThat(ObjectSchema.isObject(schema)).isTrue();
        assertThat(object.path("type").asString()).isEqualTo("object");
        assertThat(object.path("properties").has(ObjectSchema.PROPERTY)).isFalse();
        assertThat(accepts(object, good)).isTrue();
        assertThat(accepts(object, bad)).isFalse();
    }

    @Test
    void theDialectStaysAtTheRoot() {
        JsonNode wrapped = ObjectSchema.of(
                JSON.readTree("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"type\":\"array\"}"));
        assertThat(wrapped.propertyNames()).startsWith("$schema");
        assertThat(wrapped.at("/properties/result")).isEqualTo(JSON.readTree("{\"type\":\"array\"}"));
    }

    private static String wrap(String value) {
        ObjectNode object = JSON.createObjectNode();
        object.set(ObjectSchema.PROPERTY, JSON.readTree(value));
        return object.toString();
    }

    private static boolean accepts(JsonNode schema, String value) {
        return REGISTRY.getSchema(schema).validate(JSON.readTree(value)).isEmpty();
    }
}
