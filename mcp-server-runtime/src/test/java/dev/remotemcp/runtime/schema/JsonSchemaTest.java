package dev.remotemcp.runtime.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonSchemaTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of("{'type':'string'}", "at /type: arguments are an object: write \"type\": \"object\""),
                Arguments.of("{}", "at /type: arguments are an object: write \"type\": \"object\""),
                Arguments.of(
                        "{'type':'object','properties':{'a':{'type':'text'}}}",
                        "it is no valid JSON Schema 2020-12: at /properties/a/type: must be one of array, boolean,"
                                + " integer, null, number, object, string (was \"text\"), or must be an array (was \"text\")"),
                Arguments.of(
                        "{'type':'object','properties':{'a':{'minLength':-1}},'required':'a'}",
                        "at /properties/a/minLength: must be at least 0 (was -1)"),
                Arguments.of(
                        "{'type':'object','properties':{'a':3}}",
                        "at /properties/a: must be an object or true or false (was 3)"),
                Arguments.of(
                        "{'$schema':'http://json-schema.org/draft-07/schema#','type':'object'}",
                        "at /$schema: only \"https://json-schema.org/draft/2020-12/schema\" is possible"),
                Arguments.of(
                        "{'type':'object','properties':{'a':{'$ref':'https://evil.example/schema.json'}}}",
                        "at /properties/a/$ref: the reference 'https://evil.example/schema.json' leads out of the"
                                + " schema, and nothing is fetched"),
                Arguments.of(
                        "{'type':'object','$defs':{'b':{'$dynamicRef':'other.json#x'}}}",
                        "at /$defs/b/$dynamicRef: the reference 'other.json#x' leads out"),
                Arguments.of(
                        "{'type':'object','x-more':{'y':{'$ref':'file:///etc/passwd'}},"
                                + "'properties':{'a':{'$ref':'#/x-more/y'}}}",
                        "at /x-more/y/$ref: the reference 'file:///etc/passwd' leads out"),
                Arguments.of(
                        "{'type':'object','properties':{'a':{'$ref':'#/$defs/none'}}}",
                        "at /properties/a/$ref: the reference '#/$defs/none' leads to no schema"),
                Arguments.of(
                        "{'type':'object','properties':{'a':{'$id':'https://example.org/a'}}}",
                        "at /properties/a/$id: a schema within the schema must not have an $id"),
                Arguments.of("{'type':'object','$ref':'#'}", "at its root: the schema refers to itself"),
                Arguments.of(
                        "{'type':'object','anyOf':[{'$ref':'#/$defs/a'}],'$defs':{'a':{'not':{'$ref':'#/$defs/b'}},"
                                + "'b':{'allOf':[{'$ref':'#/$defs/a'}]}}}",
                        "the schema refers to itself for the same value"),
                Arguments.of(
                        "{'type':'object','properties':{'a':{'pattern':'(unclosed'}}}",
                        "at /properties/a/pattern: the pattern (unclosed is no regular expression: Unclosed group"),
                Arguments.of(
                        "{'type':'object','patternProperties':{'[':true}}",
                        "at /patternProperties/[: the pattern [ is no regular expression"));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void whatIsUnusableIsRefusedWithItsPlaceAndAMend(String schema, String message) {
        assertThatThrownBy(() -> JsonSchema.ofArguments(json(schema)))
                .isInstanceOf(UnusableSchemaException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aHugeSchemaIsRefused() {
        JsonNode schema = json("{'type':'object','description':'" + "x".repeat(130 * 1024) + "'}");

        assertThatThrownBy(() -> JsonSchema.of(schema)).hasMessageContaining("131072 are allowed");
    }

    @Test
    void aDeepSchemaIsRefused() {
        String schema = "{'items':".repeat(70) + "true" + "}".repeat(70);

        assertThatThrownBy(() -> JsonSchema.of(json(schema))).hasMessageContaining("nests more than 64 levels");
    }

    @Test
    void combinationsThatMultiplyAreRefused() {
        String definitions = IntStream.range(0, 20)
                .mapToObj(i ->
                        "'a%d':{'allOf':[{'$ref':'#/$defs/a%d'},{'$ref':'#/$defs/a%d'}]}".formatted(i, i + 1, i + 1))
                .reduce("'a20':true", (a, b) -> a + "," + b);

        assertThatThrownBy(() -> JsonSchema.of(json("{'$ref':'#/$defs/a0','$defs':{" + definitions + "}}")))
                .hasMessageContaining("more than 10000 schemas");
    }

    @Test
    void aLongChainOfReferencesIsRefused() {
        String definitions = IntStream.range(0, 3000)
                .mapToObj(i -> "'a%d':{'$ref':'#/$defs/a%d'}".formatted(i, i + 1))
                .reduce("'a3000':true", (a, b) -> a + "," + b);

        assertThatThrownBy(() -> JsonSchema.of(json("{'$ref':'#/$defs/a0','$defs':{" + definitions + "}}")))
                .hasMessageContaining("more than 200 schemas in a row");
    }

    @Test
    void aSchemaMayReferToItselfForPartsOfAValue() {
        JsonSchema schema = JsonSchema.of(
                json("{'$id':'https://example.org/tree','type':'object','properties':{'left':{'$ref':'#'},"
                        + "'right':{'$ref':'#node'},'name':{'type':'string'}},'$anchor':'node'}"));

        assertThat(schema.violations(json("{'left':{'left':{'name':'x'}}}"))).isEmpty();
        assertThat(schema.violations(json("{'left':{'right':{'name':4}}}")))
                .containsExactly(new Violation("left.right.name", "must be a string (was 4)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'type':'string'} | 3 | must be a string (was 3)",
                "{'type':'integer'} | 1.5 | must be an integer (was 1.5)",
                "{'type':'boolean'} | 'yes' | must be true or false (was \"yes\")",
                "{'type':['array','null']} | {} | must be an array or null (was an object)",
                "{'enum':['a',1]} | 'b' | must be one of a, 1 (was \"b\")",
                "{'const':4} | 5 | must be 4 (was 5)",
                "{'minLength':3} | 'ab' | must have at least 3 characters (was 2)",
                "{'maxLength':1} | '\uD83D\uDE00x' | must have at most 1 character (was 2)",
                "{'pattern':'^a+$'} | 'b' | must match the pattern ^a+$ (was \"b\")",
                "{'pattern':'^a$'} | 'a\\n' | must match the pattern ^a$ (was \"a\\n\")",
                "{'minimum':1} | 0 | must be at least 1 (was 0)",
                "{'maximum':1} | 2 | must be at most 1 (was 2)",
                "{'exclusiveMinimum':1} | 1 | must be greater than 1 (was 1)",
                "{'exclusiveMaximum':1} | 1 | must be less than 1 (was 1)",
                "{'multipleOf':5} | 7 | must be a multiple of 5 (was 7)",
                "{'minItems':1} | [] | must have at least 1 element (was 0)",
                "{'maxItems':1} | [1,2] | must have at most 1 element (was 2)",
                "{'uniqueItems':true} | [1,1] | must not have the same element twice",
                "{'minProperties':1} | {} | must have at least 1 entry (was 0)",
                "{'maxProperties':1} | {'a':1,'b':2} | must have at most 1 entry (was 2)",
                "{'format':'date'} | 'today' | must be a date such as 2026-07-28 (was \"today\")",
                "{'format':'email'} | 'x' | must be an e-mail address (was \"x\")",
                "{'format':'hostname'} | '-' | must be of the format hostname (was \"-\")",
                "{'oneOf':[{'type':'string'},{'type':'integer'}]} | true | must be a string (was true), or must be an"
                        + " integer (was true)",
                "{'oneOf':[{'minimum':1},{'minimum':2}]} | 3 | must fit exactly one of the alternatives (fits 2)",
                "{'not':{'type':'string'}} | 'x' | must not fit an object"
            })
    void aViolationIsToldAsARule(String schema, String value, String rule) {
        assertThat(JsonSchema.of(json(schema)).violations(json(value)))
                .containsExactly(new Violation("", rule.replace("\\n", "\n")));
    }

    @Test
    void allViolationsAreToldWithTheirPaths() {
        JsonSchema schema =
                JsonSchema.of(json("{'type':'object','required':['city'],'properties':{'city':{'type':'string'},"
                        + "'items':{'type':'array','items':{'type':'object','required':['id'],'properties':{'id':{"
                        + "'type':'integer'}},'additionalProperties':false}},'never':false},'additionalProperties':false,"
                        + "'dependentRequired':{'items':['count']}}"));

        assertThat(schema.violations(json("{'citty':'Oslo','items':[{'id':1},{'idd':2}],'never':1}")))
                .extracting(Violation::toString)
                .containsExactlyInAnyOrder(
                        "city: is required; did you mean 'city' where you wrote 'citty'?",
                        "citty: is unknown; did you mean 'city'?",
                        "items[1].id: is required; did you mean 'id' where you wrote 'idd'?",
                        "items[1].idd: is unknown; did you mean 'id'?",
                        "never: must not be given",
                        "count: is required where 'items' is given");
    }

    @Test
    void aPatternWithNestedRepetitionIsMatched() {
        JsonSchema schema = JsonSchema.of(json("{'pattern':'^(.*a){12}#$'}"));

        assertThat(schema.violations(json("'" + "a".repeat(60) + "!'")))
                .singleElement()
                .asString()
                .startsWith("must match the pattern ^(.*a){12}#$");
        assertThat(schema.violations(json("'aaaaaaaaaaaa#'"))).isEmpty();
    }

    @Test
    void aPatternThatTakesForeverIsCutShort() {
        JsonSchema schema = JsonSchema.of(json("{'pattern':'^(?=a)(.*a){12}#$'}"));

        assertThat(schema.violations(json("'" + "a".repeat(60) + "!'")))
                .singleElement()
                .asString()
                .contains("cannot be checked against the pattern ^(?=a)(.*a){12}#$, which takes too long");
        assertThat(schema.violations(json("'aaaaaaaaaaaa#'"))).isEmpty();
    }

    @Test
    void aPatternThatNeedsTooDeepAStackIsCutShort() {
        JsonSchema schema = JsonSchema.of(json("{'not':{'pattern':'^(?=a)(?:a|b)*!$'}}"));

        List<Violation> violations = schema.violations(json("'" + "ab".repeat(500_000) + "'"));

        assertThat(violations).singleElement().asString().contains("takes too long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uri-template",
                "hostname",
                "regex",
                "email",
                "idn-email",
                "uri",
                "iri",
                "json-pointer",
                "date-time",
                "uuid"
            })
    void aTextThatIsTooLongForAFormatIsCutShort(String format) {
        JsonSchema schema = JsonSchema.of(json("{'format':'" + format + "'}"));

        assertThat(schema.violations(json("'" + "a.".repeat(500_000) + "'")))
                .containsExactly(
                        new Violation("", "cannot be checked against the format " + format + ": send less text"));
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
