package dev.remotemcp.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Enums, dates, scalars, lists and maps: what the schema accepts is read, what is written the schema accepts. */
class ValuesTest {
    private static final String ENUMS =
            "{\"renamed\":%s,\"coded\":%s,\"numbered\":%s,\"named\":%s,\"list\":[\"big\"],\"maybe\":10}";

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

    @Test
    void enumsHaveTheirNamesInJsonInsideRecords() throws Exception {
        judge.echoed("enums", "enums", ENUMS.formatted("\"red\"", "\"small\"", "10", "\"first-one\""));
        assertThat(judge.accepted(
                        "enums",
                        "{\"enums\":" + ENUMS.formatted("\"red\"", "\"small\"", "1.0e1", "\"first-one\"") + "}"))
                .contains("\"numbered\":10");
        judge.echoed("enums", "enums", ENUMS.formatted("\"OTHER\"", "\"xxl\"", "-20", "\"zwei\""));
    }

    @Test
    void enumsHaveTheirNamesInJsonAsArguments() throws Exception {
        String written = judge.accepted("choices", """
                {"renamed":"red","coded":"xxl","numbered":10,"levels":[-20,10.0],"named":"zwei"}""");
        assertThat(RandomJson.parse(written)).isEqualTo(RandomJson.parse("""
                {"renamed":"RED","coded":"HUGE","numbered":"LOW","level":"HIGH","levels":"[HIGH, LOW]","named":"SECOND_ONE"}"""));
        assertThat(judge.accepted("numbered", """
                {"numbered":-20}""")).isEqualTo("-20");
    }

    @Test
    void otherNamesOfConstantsAreReadThoughNotListed() throws Exception {
        JsonNode names = judge.descriptor("choices").at("/inputSchema/properties/renamed/enum");
        assertThat(names).isEqualTo(RandomJson.parse("""
                ["red","GREEN","OTHER"]"""));
        String other = """
                {"renamed":"%s","coded":"big","numbered":10,"levels":[],"named":"zwei"}""";
        assertThat(judge.decoded("choices", other.formatted("rouge"))).contains("\"renamed\":\"RED\"");
        assertThat(judge.decoded(
                        "enums", "{\"enums\":" + ENUMS.formatted("\"rot\"", "\"big\"", "10", "\"zwei\"") + "}"))
                .contains("\"renamed\":\"red\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "RED"    | "small" | 10   | "zwei"
            "nope"   | "small" | 10   | "zwei"
            "red"    | "SMALL" | 10   | "zwei"
            "red"    | "small" | 0    | "zwei"
            "red"    | "small" | "10" | "SECOND_ONE"
            "red"    | "small" | 10   | 1
            """)
    void whatIsNoConstantIsRefused(String renamed, String coded, String numbered, String named) throws Exception {
        assertThat(judge.refused("enums", "{\"enums\":" + ENUMS.formatted(renamed, coded, numbered, named) + "}"))
                .isNotEmpty();
        assertThat(judge.refused(
                        "choices",
                        "{\"renamed\":%s,\"coded\":%s,\"numbered\":%s,\"levels\":[],\"named\":%s}"
                                .formatted(renamed, coded, numbered, named)))
                .isNotEmpty();
    }

    private static final String DATES = """
            {"day":"28.07.2020","minute":"2026-07-28T14:30","time":"14.30","instant":"2026/07/28 14:30:00",\
            "offset":"2026-07-28 14:30 +02:00","month":"07/26","birthday":"28/07","year":"2030","days":["01.01.2026"],\
            "moves":{"2026-07-28":"29.07.2026"},"until":"31.12.2026"}""";

    @Test
    void datesInPatternsGoBothWays() throws Exception {
        JsonNode written = RandomJson.parse(judge.accepted("dates", "{\"dates\":" + DATES + "}"));
        JsonNode sent = RandomJson.parse(DATES);
        sent.properties().stream()
                .filter(property -> !property.getKey().equals("offset"))
                .forEach(property -> assertThat(written.path(property.getKey()))
                        .as(property.getKey())
                        .isEqualTo(property.getValue()));
        assertThat(written.path("offset").asString()).isIn("2026-07-28 14:30 +02:00", "2026-07-28 12:30 Z");
    }

    @ParameterizedTest
    @CsvSource({"28.07.2020, 2020-07-28", "14.30, 24.30", "07/26, 13/26", "01.01.2026, 1.1.2026", "28/07, 07-28"})
    void datesOutsideTheirPatternAreRefused(String right, String wrong) throws Exception {
        assertThat(judge.refused("dates", "{\"dates\":" + DATES.replace('"' + right + '"', '"' + wrong + '"') + "}"))
                .isNotEmpty();
    }

    private static final String QUOTED = """
            {"whole":"-5","big":"77","flag":"true","ratio":"1.5","exact":"1.50","huge":"123456789012345678901234567890",\
            "year":"2026","color":"red","instant":"2026-07-28T14:30:00Z"}""";

    @Test
    void numbersInQuotesGoBothWays() throws Exception {
        judge.echoed("quoted", "quoted", QUOTED);
    }

    @Test
    void numbersInQuotesKeepTheirConstraints() throws Exception {
        assertThat(judge.decodingProblems("quoted", "{\"quoted\":" + QUOTED.replace("77", "501") + "}"))
                .containsExactly("quoted.big: must be at most 500 (was 501)");
    }

    @ParameterizedTest
    @CsvSource({"\"-5\", -5", "\"true\", true", "\"true\", \"yes\"", "\"1.5\", 1.5", "\"2026\", \"now\""})
    void numbersWithoutTheirQuotesAreRefused(String right, String wrong) throws Exception {
        assertThat(judge.refused("quoted", "{\"quoted\":" + QUOTED.replace(right, wrong) + "}"))
                .isNotEmpty();
    }

    @Test
    void momentsMayBeWrittenAsNumbers() throws Exception {
        assertThat(judge.accepted("numbers", "{}")).contains("\"ordinal\":1", "\"color\":1", "\"flag\":1");
    }

    private static final String RARE = """
            {"atomicInteger":1,"atomicLong":2,"atomicBoolean":true,"text":"a","builder":"b","number":1.5,\
            "zone":"Europe/Oslo","charset":"UTF-8","url":"https://example.com/a?b=c","date":"2026-07-28T12:30:00.000Z",\
            "bytes":[1,-128]}""";

    @Test
    void rareScalarsGoBothWays() throws Exception {
        judge.echoed("rare", "rare", RARE);
        assertThat(judge.accepted("rareArguments", """
                {"count":1,"text":"a","builder":"b","number":2,"zone":"Europe/Oslo","charset":"UTF-8","url":"http://a/b","date":"2026-07-28T14:30:00+02:00"}"""))
                .isEqualTo("1 a b 2 Europe/Oslo UTF-8 http://a/b 2026-07-28T12:30:00Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "atomicInteger":1 | "atomicInteger":1.5
            "number":1.5 | "number":"1.5"
            "https://example.com/a?b=c" | "file:///etc/passwd"
            "https://example.com/a?b=c" | "here"
            "charset":"UTF-8" | "charset":"€"
            "date":"2026-07-28T12:30:00.000Z" | "date":0
            "bytes":[1,-128] | "bytes":[1,128]
            """)
    void rareScalarsThatDoNotFitAreRefused(String right, String wrong) throws Exception {
        assertThat(judge.refused("rare", "{\"rare\":" + RARE.replace(right, wrong) + "}"))
                .isNotEmpty();
    }

    @Test
    void collectionsOfEveryKindGoBothWays() throws Exception {
        judge.echoed("lists", "lists", """
                {"collection":[1,1],"iterable":[1],"sequenced":[1],"queue":[1],"deque":[1],"arrayList":[1],"linkedList":[1],\
                "arrayDeque":[1],"copyOnWrite":[1]}""");
        judge.echoed("sets", "sets", """
                {"sorted":[1,2],"navigable":[1],"sequenced":[1],"hash":[1],"linked":[1],"tree":[1],"enums":["red","OTHER"]}""");
    }

    @Test
    void elementsOfEveryKindOfCollectionAreChecked() throws Exception {
        assertThat(judge.refused("lists", """
                {"lists":{"collection":[1],"iterable":[1],"sequenced":[1],"queue":[1],"deque":[1],"arrayList":[10],"linkedList":[1,10],\
                "arrayDeque":[1],"copyOnWrite":[1]}}"""))
                .containsExactly(
                        "lists.arrayList[0]: must be at most 9 (was 10)",
                        "lists.linkedList[1]: must be at most 9 (was 10)");
    }

    private static final String MAPS = """
            {"renamed":{"red":1},"coded":{"xxl":1},"numbered":{"-20":1},"named":{"first-one":1},"integers":{"-1":1},\
            "longs":{"123456789012":1},"booleans":{"true":1},"ids":{"00000000-0000-0001-0000-000000000002":1},\
            "days":{"2026-07-28":1},"times":{"14:30":1},"minutes":{"2026-07-28T14:30":1},"instants":{"2026-07-28T14:30:00Z":1},\
            "months":{"2026-07":1},"years":{"2026":1},"currencies":{"NOK":1},"durations":{"PT1S":1}}""";

    @Test
    void mapsWithKeysOfEveryKindGoBothWays() throws Exception {
        judge.echoed("maps", "maps", MAPS);
        judge.echoed("mapKinds", "maps", """
                {"sequenced":{"a":1},"sorted":{"a":1},"concurrent":{"a":1},"linked":{"a":1},"tree":{"a":1},"concurrentHash":{"a":1},\
                "enums":{"red":1}}""");
    }

    @ParameterizedTest
    @CsvSource({
        "red, RED",
        "xxl, HUGE",
        "-20, LOW",
        "first-one, FIRST_ONE",
        "-1, a",
        "123456789012, 1.5",
        "true, yes",
        "00000000-0000-0001-0000-000000000002, 1",
        "2026-07-28, soon",
        "14:30, 25:00",
        "NOK, nok"
    })
    void keysThatDoNotFitAreRefused(String right, String wrong) throws Exception {
        String json = MAPS.replace("{\"" + right + "\":1}", "{\"" + wrong + "\":1}");
        assertThat(json).isNotEqualTo(MAPS);
        assertThat(judge.refused("maps", "{\"maps\":" + json + "}")).isNotEmpty();
    }

    @Test
    void problemsInMapsNameTheKeyAsItWasWritten() throws Exception {
        assertThat(judge.refused("maps", "{\"maps\":" + MAPS.replace("{\"xxl\":1}", "{\"xxl\":10}") + "}"))
                .containsExactly("maps.coded.xxl: must be at most 9 (was 10)");
    }

    @Test
    void wildcardsStandForTheirBound() throws Exception {
        assertThat(judge.accepted("wildcards", """
                {"numbers":{"red":[1,2.5]},"few":{"big":3}}""")).isEqualTo("""
                {"red":2}""");
        assertThat(judge.refused("wildcards", """
                {"numbers":{"red":["a"]},"few":{}}""")).isNotEmpty();
        assertThat(judge.refused("wildcards", """
                {"numbers":{},"few":{"big":10}}""")).containsExactly("few.big: must be at most 9 (was 10)");
    }

    @Test
    void scalarResultsAreTheTextThatTheyAreInJson() throws Exception {
        assertThat(judge.accepted("date", "{}")).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(judge.accepted("timeZone", "{}")).isEqualTo("Europe/Oslo");
        assertThat(judge.accepted("locale", "{}")).isEqualTo("en-GB");
    }
}
