package dev.remotemcp.runtime.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Parameters and numbers in words. */
final class ParameterTest {
    private static List<Parameter> of(String schema) {
        return Parameter.of(JsonMapper.shared().readTree(schema));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"string\"}|string",
                "{\"type\":\"string\",\"format\":\"date\"}|string (date)",
                "{\"type\":[\"string\",\"null\"]}|string or null",
                "{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}|list of integer",
                "{\"type\":\"array\"}|list",
                "{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"number\"}]}|string or number",
                "{\"const\":1}|1",
                "{}|any",
                "true|any",
                "{\"$ref\":\"https://elsewhere.example/schema\"}|any",
                "{\"$ref\":\"#/nowhere\"}|any"
            })
    void typesAreWords(String schema, String words) {
        assertThat(of("{\"properties\":{\"a\":" + schema + "}}"))
                .singleElement()
                .extracting(Parameter::type)
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'minimum':1,'maximum':14,'default':3|default 3, 1 to 14",
                "'minItems':1|entries: at least 1",
                "'maxLength':5,'default':'x'|default x, characters: at most 5",
                "'exclusiveMinimum':0,'exclusiveMaximum':1,'multipleOf':0.1|more than 0, less than 1, a multiple of 0.1",
                "'pattern':'^[a-z]+$'|matches ^[a-z]+$",
                "'pattern':'^(a very long pattern that only machines read)$'|``"
            },
            quoteCharacter = '`')
    void boundsAreWords(String keywords, String words) {
        Parameter parameter = of("{\"properties\":{\"a\":{" + keywords.replace('\'', '"') + "}}}")
                .getFirst();
        assertThat(String.join(", ", parameter.rules())).isEqualTo(words);
    }

    @Test
    void longListsOfChoicesAreCut() {
        assertThat(of("{\"properties\":{\"a\":{\"enum\":[1,2,3,4,5,6,7,8,9,10,11,12,13]}}}")
                        .getFirst()
                        .type())
                .endsWith("12 | …");
    }

    @Test
    void whatIsInObjectsAndListsHasAPath() {
        assertThat(of("""
                        {"properties":{"stops":{"type":"array","items":{"type":"object","required":["at"],
                         "properties":{"at":{"type":"string"}}}}}}"""))
                .extracting(Parameter::path, Parameter::required)
                .containsExactly(tuple("stops", false), tuple("stops[].at", true));
    }

    @Test
    void aSchemaThatContainsItselfEnds() {
        assertThat(of("""
                        {"properties":{"tree":{"$ref":"#/$defs/Node"}},
                         "$defs":{"Node":{"type":"object","properties":{"next":{"$ref":"#/$defs/Node"}}},
                                  "Loop":{"$ref":"#/$defs/Loop"}}}""")).extracting(Parameter::path).containsExactly("tree", "tree.next");
        assertThat(of("{\"properties\":{\"a\":{\"$ref\":\"#/properties/a\"}}}"))
                .extracting(Parameter::type)
                .containsExactly("any");
    }

    @ParameterizedTest
    @CsvSource({"PT0S,0 seconds", "PT1S,1 second", "PT119S,1 minute", "PT3H5M,3 hours", "P2DT3H,2 days"})
    void uptimeIsToldInItsLargestUnit(Duration up, String words) {
        assertThat(LandingPage.uptime(up)).isEqualTo(words);
    }
}
