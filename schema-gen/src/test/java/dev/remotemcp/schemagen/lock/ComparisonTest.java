package dev.remotemcp.schemagen.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.schemagen.schema.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What breaks callers, and what does not; each pair of schemas is looked at in both directions. */
class ComparisonTest {
    private static final String NARROWER_AND_WIDER = """
            {"type":"integer"}                                  | {"type":"number"}
            {"type":"string"}                                   | {"type":["string","null"]}
            {"type":"string"}                                   | {}
            {"type":"string","minLength":2}                     | {"type":"string","minLength":1}
            {"type":"string","minLength":1}                     | {"type":"string"}
            {"type":"string","maxLength":5}                     | {"type":"string","maxLength":6}
            {"type":"string","pattern":"a"}                     | {"type":"string"}
            {"type":"string","pattern":"a","allOf":[{"pattern":"b"}]} | {"type":"string","pattern":"b"}
            {"type":"string","format":"uuid"}                   | {"type":"string"}
            {"type":"string","enum":["a"]}                      | {"type":"string","enum":["a","b"]}
            {"type":"string","enum":["a","b"]}                  | {"type":"string"}
            {"type":"string","enum":["aa","bb"]}                | {"type":"string","minLength":2,"maxLength":2}
            {"type":"string","enum":["a"]}                      | {"type":["string","null"],"enum":["a",null]}
            {"const":"a"}                                       | {"enum":["a","b"]}
            {"type":"integer","minimum":2}                      | {"type":"integer","minimum":1}
            {"type":"number","exclusiveMinimum":1}              | {"type":"number","minimum":1}
            {"type":"number","exclusiveMaximum":9}              | {"type":"number","maximum":9}
            {"type":"integer","maximum":8}                      | {"type":"integer","maximum":9}
            {"type":"number","multipleOf":4}                    | {"type":"number","multipleOf":2}
            {"type":"array","items":{"type":"integer"}}         | {"type":"array","items":{"type":"number"}}
            {"type":"array","items":{"type":"string"}}          | {"type":"array"}
            {"type":"array","uniqueItems":true}                 | {"type":"array"}
            {"type":"array","maxItems":3}                       | {"type":"array","maxItems":4}
            {"type":"object","additionalProperties":{"type":"integer"}} | {"type":"object","additionalProperties":{"type":"number"}}
            {"type":"object","additionalProperties":{"type":"integer"}} | {"type":"object"}
            {"type":"object","additionalProperties":{},"propertyNames":{"enum":["a"]}} | {"type":"object","additionalProperties":{},"propertyNames":{"enum":["a","b"]}}
            {"type":"object","properties":{},"additionalProperties":false} | {"type":"object","properties":{}}
            {"type":"object","properties":{"a":{}},"required":["a"]} | {"type":"object","properties":{"a":{}}}
            {"type":"string"}                                   | {"anyOf":[{"type":"string"},{"type":"null"}]}
            {"type":["string","null"]}                          | {"anyOf":[{"type":"string"},{"type":"integer"},{"type":"null"}]}
            {"oneOf":[{"const":"a"},{"const":"b"}]}             | {"oneOf":[{"const":"a"},{"const":"b"},{"const":"c"}]}
            {"type":"string","not":{"const":"x"}}               | {"type":"string"}
            {"type":"string","contentEncoding":"base64"}        | {"type":"string"}
            false                                               | {"type":"string"}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = NARROWER_AND_WIDER)
    void narrowingBreaksInputAndWideningBreaksOutput(String narrower, String wider) {
        assertThat(inputChanges(wider, narrower))
                .isNotEmpty()
                .allMatch(change -> change.path().startsWith("$"));
        assertThat(breaking(inputChanges(wider, narrower))).isNotEmpty();
        assertThat(breaking(inputChanges(narrower, wider))).isEmpty();
        assertThat(breaking(outputChanges(narrower, wider))).isNotEmpty();
        assertThat(breaking(outputChanges(wider, narrower))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"integer","exclusiveMinimum":0}             | {"type":"integer","minimum":1}
            {"type":"string","enum":["a","b"]}                  | {"type":"string","oneOf":[{"const":"b"},{"const":"a"}]}
            {"type":["string","null"]}                          | {"anyOf":[{"type":"null"},{"type":"string"}]}
            {"type":"string","pattern":"a","allOf":[{"pattern":"b"}]} | {"type":"string","pattern":"b","allOf":[{"pattern":"a"}]}
            {"$ref":"#/$defs/A","$defs":{"A":{"type":"string"}}} | {"type":"string"}
            {"$ref":"#/$defs/A","minLength":1,"$defs":{"A":{"type":"string"}}} | {"type":"string","minLength":1}
            {"type":"string","title":"a"}                       | {"type":"string","description":"b","default":"c"}
            """)
    void whatMeansTheSameBreaksNothing(String one, String other) {
        assertThat(breaking(inputChanges(one, other))).isEmpty();
        assertThat(breaking(inputChanges(other, one))).isEmpty();
        assertThat(breaking(outputChanges(one, other))).isEmpty();
        assertThat(breaking(outputChanges(other, one))).isEmpty();
    }

    @Test
    void aTypeThatHasNothingInCommonBreaksBoth() {
        assertThat(texts(inputChanges("{\"type\":\"string\"}", "{\"type\":\"integer\"}")))
                .containsExactly("$ breaking: type was string, is integer");
        assertThat(texts(outputChanges("{\"type\":\"string\"}", "{\"type\":\"integer\"}")))
                .containsExactly("$ breaking: type was string, is integer");
    }

    @Test
    void recursionIsFollowedOnce() {
        String before = """
                {"type":"object","properties":{"node":{"$ref":"#/$defs/Node"}},"$defs":{"Node":{"type":"object",
                 "properties":{"name":{"type":"string"},"next":{"$ref":"#/$defs/Node"}}}}}""";
        String after = before.replace("{\"type\":\"string\"}", "{\"type\":\"string\",\"maxLength\":3}");

        assertThat(texts(inputChanges(before, after)))
                .containsExactly("$.properties.node.properties.name breaking: maxLength was not set, is 3");
        assertThat(breaking(inputChanges(before, before))).isEmpty();
        assertThat(texts(outputChanges(after, before)))
                .containsExactly("$.properties.node.properties.name breaking: maxLength was 3, is not set");
    }

    @Test
    void aPropertyThatIsGoneBreaksAlthoughTheSchemaIsOpen() {
        String two = object("\"a\":{\"type\":\"string\"},\"b\":{\"type\":\"string\"}", "");
        String one = object("\"a\":{\"type\":\"string\"}", "");

        assertThat(texts(inputChanges(two, one))).containsExactly("$.properties.b breaking: the argument 'b' is gone");
        assertThat(texts(inputChanges(one, two))).containsExactly("$.properties.b the argument 'b' is new");
        assertThat(texts(outputChanges(two, one))).containsExactly("$.properties.b breaking: the property 'b' is gone");
        assertThat(texts(outputChanges(one, two))).containsExactly("$.properties.b the property 'b' is new");
    }

    @Test
    void aNewPropertyOfAClosedResultBreaks() {
        String one = object("\"a\":{}", ",\"additionalProperties\":false");
        String two = object("\"a\":{},\"b\":{}", ",\"additionalProperties\":false");

        assertThat(texts(outputChanges(one, two)))
                .containsExactly("$.properties.b breaking: the property 'b' is new, where no others were to come");
        assertThat(breaking(inputChanges(one, two))).isEmpty();
    }

    @Test
    void aNewArgumentBreaksWhenItIsRequired() {
        String one = object("\"a\":{}", "");
        String two = object("\"a\":{},\"b\":{}", ",\"required\":[\"b\"]");

        assertThat(texts(inputChanges(one, two)))
                .containsExactly("$.required breaking: the argument 'b' is new and required");
        assertThat(texts(inputChanges(object("\"a\":{},\"b\":{}", ""), two)))
                .containsExactly("$.required breaking: the argument 'b' is required now");
        assertThat(texts(inputChanges(two, object("\"a\":{},\"b\":{}", ""))))
                .containsExactly("$.required the argument 'b' is optional now");
    }

    @Test
    void aVariantThatIsNoLongerAcceptedBreaks() {
        String both = variants(variant("circle", "radius"), variant("square", "side"));
        String circle = variants(variant("circle", "radius"));
        String changed = variants(variant("circle", "diameter"), variant("square", "side"));

        assertThat(breaking(inputChanges(both, circle))).hasSize(1);
        assertThat(breaking(inputChanges(circle, both))).isEmpty();
        assertThat(breaking(outputChanges(circle, both))).hasSize(1);
        assertThat(breaking(outputChanges(both, circle))).isEmpty();
        assertThat(texts(inputChanges(both, changed)))
                .contains(
                        "$.anyOf[0].properties.radius breaking: the argument 'radius' is gone",
                        "$.anyOf[0].required breaking: the argument 'diameter' is new and required");
    }

    @Test
    void theMendNamesTheAnnotationThatKeepsTheName() {
        String before = object("\"a\":{},\"b\":" + object("\"c\":{}", ""), "");

        assertThat(inputChanges(before, object("\"b\":" + object("", ""), "")))
                .extracting(Change::mend)
                .containsExactly(
                        "restore it, or keep its name with @McpArg(name = \"a\")",
                        "restore it, or keep its name with @JsonProperty(\"c\")");
    }

    @Test
    void anObjectOfAnyKindIsWiderThanOneWithProperties() {
        String any = "{\"type\":\"object\"}";
        String typed = object("\"a\":{\"type\":\"string\"}", "");

        assertThat(breaking(inputChanges(any, typed))).isNotEmpty();
        assertThat(breaking(inputChanges(typed, any))).isEmpty();
        assertThat(breaking(outputChanges(typed, any))).isNotEmpty();
    }

    @Test
    void aDefaultThatChangesIsToldOnly() {
        assertThat(texts(inputChanges(object("\"a\":{\"default\":1}", ""), object("\"a\":{\"default\":2}", ""))))
                .containsExactly("$.properties.a default was 1, is 2");
    }

    @Test
    void hintsMayOnlyBecomeSafer() {
        String safe = "{\"annotations\":{\"readOnlyHint\":true,\"destructiveHint\":false},\"inputSchema\":{}}";
        String unsaid = "{\"inputSchema\":{}}";

        assertThat(texts(Comparison.of(tool(safe), tool(unsaid))))
                .containsExactly(
                        "$.annotations.readOnlyHint breaking: was true, is false",
                        "$.annotations.destructiveHint breaking: was false, is true");
        assertThat(breaking(Comparison.of(tool(unsaid), tool(safe)))).isEmpty();
    }

    @Test
    void structuredResultsMayComeButNotGo() {
        String with = "{\"inputSchema\":{},\"outputSchema\":{\"type\":\"object\"}}";
        String without = "{\"inputSchema\":{}}";

        assertThat(texts(Comparison.of(tool(with), tool(without))))
                .containsExactly("$.outputSchema breaking: the structured result is gone");
        assertThat(texts(Comparison.of(tool(without), tool(with)))).containsExactly("$.outputSchema is new");
    }

    @Test
    void argumentsOfPromptsFollowTheSameRules() {
        String before = "{\"arguments\":[{\"name\":\"a\",\"required\":true},{\"name\":\"b\",\"required\":false}]}";
        String after = "{\"arguments\":[{\"name\":\"b\",\"required\":true},{\"name\":\"c\",\"required\":false}]}";

        assertThat(texts(Comparison.of(offer(CatalogKind.PROMPT, before), offer(CatalogKind.PROMPT, after))))
                .containsExactly(
                        "$.arguments.a breaking: the argument 'a' is gone",
                        "$.arguments.b breaking: the argument 'b' is required now",
                        "$.arguments.c is new and optional");
    }

    @Test
    void anotherMimeTypeBreaksReaders() {
        assertThat(texts(Comparison.of(
                        offer(CatalogKind.RESOURCE, "{\"mimeType\":\"text/plain\"}"),
                        offer(CatalogKind.RESOURCE, "{\"mimeType\":\"application/json\"}"))))
                .containsExactly("$.mimeType breaking: was text/plain, is application/json");
    }

    @Test
    void wordsForPeopleLeaveNoTrace() {
        Offer said = tool("""
                {"title":"T","description":"D","inputSchema":{"type":"object","properties":{
                 "title":{"type":"string","title":"x","description":"y"},"a":{"type":"string","examples":["z"]}},
                 "required":["title","a"]}}""");
        Offer bare = tool("""
                {"inputSchema":{"required":["a","title"],"properties":{"a":{"type":"string"},
                 "title":{"type":"string"}},"type":"object"}}""");

        assertThat(said.contract().toString()).isEqualTo(bare.contract().toString());
        assertThat(Comparison.of(said, bare)).isEmpty();
    }

    private static String object(String properties, String more) {
        return "{\"type\":\"object\",\"properties\":{" + properties + "}" + more + "}";
    }

    private static String variants(String... variants) {
        return "{\"type\":\"object\",\"anyOf\":[" + String.join(",", variants) + "]}";
    }

    private static String variant(String name, String property) {
        return object(
                "\"kind\":{\"const\":\"" + name + "\"},\"" + property + "\":{\"type\":\"number\"}",
                ",\"required\":[\"kind\",\"" + property + "\"]");
    }

    private static List<Change> inputChanges(String before, String after) {
        return SchemaChanges.ofInput("$", Json.parse(before), Json.parse(after));
    }

    private static List<Change> outputChanges(String before, String after) {
        return SchemaChanges.ofOutput("$", Json.parse(before), Json.parse(after));
    }

    private static Offer tool(String descriptor) {
        return offer(CatalogKind.TOOL, descriptor);
    }

    private static Offer offer(CatalogKind kind, String descriptor) {
        return Offer.of(kind, "x", "acme.X", Json.parse(descriptor));
    }

    private static List<Change> breaking(List<Change> changes) {
        return changes.stream().filter(Change::breaking).toList();
    }

    private static List<String> texts(List<Change> changes) {
        return changes.stream()
                .map(change -> change.path() + (change.breaking() ? " breaking: " : " ") + change.text())
                .toList();
    }
}
