package dev.remotemcp.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Values of several classes: what the schema accepts is read, what is written the schema accepts. */
class VariantsTest {
    private static ApplicationContext beans;
    private static ToolJudge judge;

    @BeforeAll
    static void start() {
        beans = ApplicationContext.run();
        judge = new ToolJudge(beans);
    }

    @AfterAll
    static void stop() {
        beans.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            figure     | shape      | {"type":"circle","radius":1.5}
            figure     | shape      | {"type":"rectangle","width":1.0,"height":2.0}
            figure     | shape      | {"type":"triangle","sides":[3.0,4.0,5.0],"name":"right"}
            circle     | circle     | {"type":"circle","radius":1.5}
            polygons   | polygons   | [{"type":"rectangle","width":1.0,"height":2.0},{"type":"triangle","sides":[]}]
            expression | expression | {"op":"Sum","left":{"op":"Value","number":1},"right":{"op":"Sum","left":{"op":"Value","number":2},"right":{"op":"Value","number":3}}}
            contacts   | contacts   | {"a":{"mail":{"address":"a@b"}},"b":{"call":{"number":"1"}}}
            steps      | steps      | [["walk",{"metres":3}]]
            pet        | pet        | {"name":"Tom","lives":9}
            pet        | pet        | {"name":"Rex","barks":true,"trick":"roll"}
            block      | block      | {"kind":"text","text":"a"}
            block      | block      | {"kind":"picture","url":"b"}
            event      | event      | {"event":"started","day":"2026-07-28"}
            event      | event      | {"event":"ended","code":0}
            result     | result     | {"type":"success","value":"2026-07-28"}
            result     | result     | {"type":"failure","reason":"none"}
            holder     | holder     | {"plain":{"is":"One","one":1},"more":[{"is":"Two","two":"b"}]}
            base       | base       | {"sort":"special","extra":"e","size":2}
            base       | base       | {"sort":"Variants$Base","size":2}
            """)
    void variantsGoBothWays(String tool, String argument, String value) throws Exception {
        judge.echoed(tool, argument, value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            figure     | {"shape":{"type":"square","radius":1.5}}
            figure     | {"shape":{"radius":1.5}}
            figure     | {"shape":{"type":"rectangle","radius":1.5}}
            circle     | {"circle":{"radius":1.5}}
            circle     | {"circle":{"type":"rectangle","radius":1.5}}
            polygons   | {"polygons":[{"type":"circle","radius":1}]}
            expression | {"expression":{"op":"Sum","left":{"op":"Value","number":1},"right":{"op":"Sum","left":{"op":"Value"},"right":3}}}
            contacts   | {"contacts":{"a":{"address":"a@b"}}}
            contacts   | {"contacts":{"a":{"mail":{"address":"a@b"},"call":{"number":"1"}}}}
            contacts   | {"contacts":{"a":{"mail":{}}}}
            steps      | {"steps":[["walk"]]}
            steps      | {"steps":[["run",{"metres":3}]]}
            steps      | {"steps":[["walk",{"metres":3},1]]}
            pet        | {"pet":{"name":"Tom"}}
            block      | {"block":{"kind":"picture","text":"a"}}
            event      | {"event":{"day":"2026-07-28"}}
            result     | {"result":{"type":"success","value":"soon"}}
            holder     | {"holder":{"plain":{"one":1},"more":[]}}
            holder     | {"holder":{"plain":{"is":"One","one":1},"more":[{"is":"Three"}]}}
            """)
    void whatIsNoVariantIsRefused(String tool, String arguments) throws Exception {
        assertThat(judge.refused(tool, arguments)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            figure     | {"shape":{"type":"square"}}       | shape: must be one of the variants circle, rectangle, triangle (was "square")
            figure     | {"shape":{"radius":1.5}}          | shape.type: is required
            polygons   | {"polygons":[{"sides":[]}]}       | polygons[0].type: is required
            contacts   | {"contacts":{"a":{"fax":{}}}}     | contacts.a: must be one of the variants call, mail (was "fax")
            steps      | {"steps":[["run",{"metres":3}]]}  | steps[0]: must be one of the variants walk (was "run")
            pet        | {"pet":{"name":"Tom"}}            | pet: must have the properties of exactly one of its variants
            """)
    void whatIsNoVariantIsToldWhichOnesThereAre(String tool, String arguments, String problem) throws Exception {
        assertThat(judge.refused(tool, arguments)).containsExactly(problem);
    }

    @Test
    void constraintsOfVariantsAreChecked() throws Exception {
        assertThat(judge.refused("figure", """
                {"shape":{"type":"circle","radius":-1}}""")).containsExactly("shape.radius: must be greater than 0 (was -1.0)");
        assertThat(judge.refused("contacts", """
                {"contacts":{"a":{"mail":{"address":" "}},"b":{"call":{"number":""}}}}"""))
                .containsExactly(
                        "contacts.a.mail.address: must not be blank", "contacts.b.call.number: must not be blank");
        assertThat(judge.refused("steps", """
                {"steps":[["walk",{"metres":0}]]}""")).containsExactly("steps[0][1].metres: must be greater than 0 (was 0)");
        assertThat(judge.refused("holder", """
                {"holder":{"plain":{"is":"Two","two":" "},"more":[]}}""")).containsExactly("holder.plain.two: must not be blank");
    }

    @Test
    void aVariantThatIsTheDefaultNeedsNoName() throws Exception {
        assertThat(judge.accepted("block", """
                {"block":{"text":"a"}}""")).isEqualTo("""
                {"kind":"text","text":"a"}""");
    }

    @Test
    void resultsWithoutNamesAreAnyOfTheVariants() throws Exception {
        assertThat(judge.accepted("answers", "{}")).isEqualTo("""
                [{"why":"so"},{"reason":"not","code":1},"MAYBE"]""");
        JsonNode answer = judge.descriptor("answers").at("/outputSchema/items");
        assertThat(answer.path("anyOf").size()).isEqualTo(3);
    }

    @Test
    void eachVariantHasItsOwnDescriptionAndName() {
        JsonNode shape = judge.descriptor("figure").at("/inputSchema/properties/shape");
        assertThat(shape.path("description").asString()).endsWith("A plane figure.");
        assertThat(shape.path("oneOf").size()).isEqualTo(3);
        JsonNode circle = shape.at("/oneOf/0");
        assertThat(circle.path("description").asString()).isEqualTo("All points at a distance from one.");
        assertThat(circle.at("/properties/type/const").asString()).isEqualTo("circle");
        assertThat(circle.at("/required/0").asString()).isEqualTo("type");
    }
}
