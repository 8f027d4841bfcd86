package dev.remotemcp.schemagen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.schemagen.schema.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Schemas that every host accepts, and what is said where a declaration leaves no choice. */
class HostsTest {
    private static final long LARGEST = (1L << 53) - 1;

    @TempDir
    Path folder;

    /** The descriptors of a class that is compiled without a warning. */
    private JsonNode quietly(String name, String source) throws IOException {
        Project project = new Project(folder).source(name, source);
        Project.Result result = project.compile();
        assertThat(result.errors()).isEmpty();
        assertThat(result.warnings()).isEmpty();
        return Json.parse(project.contents().get("META-INF/mcp/acme." + name + ".json"));
    }

    private static String input(String number) throws IOException {
        try (var file = HostsTest.class.getResourceAsStream("/cases/" + number + "/Input.java")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Stream<JsonNode> numbers(JsonNode schema) {
        return schema.isNumber() ? Stream.of(schema) : schema.valueStream().flatMap(HostsTest::numbers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "long number",
                "Long number",
                "Optional<Long> number",
                "long[] number",
                "List<Long> number",
                "Map<String, Long> number",
                "Base<Long> number",
                "java.util.concurrent.atomic.AtomicLong number",
                "@Max(Long.MAX_VALUE) long number",
                "@Max(Long.MAX_VALUE - 1) @Min(Long.MIN_VALUE + 1) long number",
                "@DecimalMax(\"99999999999999999999\") java.math.BigInteger number",
                "@Digits(integer = 18, fraction = 0) long number",
                "@McpArg(defaultValue = \"9007199254740993\") long number",
                "@McpArg(examples = \"9007199254740993\") long number"
            })
    void noNumberIsBeyondWhatJavaScriptReads(String parameter) throws IOException {
        JsonNode tools = quietly(
                "Accounts",
                "class Accounts { record Base<T>(T value) {} /** Looks. @param number which */ @McpTool String account("
                        + parameter + ") { return \"\"; } }");

        assertThat(numbers(tools))
                .allMatch(number -> Math.abs(number.decimalValue().doubleValue()) <= LARGEST);
    }

    @Test
    void longHasNoBounds() throws IOException {
        assertThat(quietly("Accounts", input("01-long-bounds"))
                        .at("/tools/account/inputSchema/properties/number")
                        .toString())
                .isEqualTo("{\"type\":\"integer\"}");
    }

    @Test
    void recordThatIsNotRecursiveStandsWhereItIsUsed() throws IOException {
        JsonNode to =
                quietly("Orders", input("02-ref-for-a-record-used-once")).at("/tools/ship/inputSchema/properties/to");

        assertThat(to.path("properties").propertyNames()).containsExactly("street", "city");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.time.Duration value",
                "java.time.Period value",
                "java.time.LocalDate value",
                "java.time.LocalDateTime value",
                "java.time.ZoneOffset value",
                "java.net.URL value",
                "java.util.Locale value",
                "char value",
                "byte[] value",
                "@Size(min = 1, max = 30) byte[] value",
                "@Size(max = 100_000) byte[] value",
                "@Email String value",
                "@NotBlank String value",
                "Day value",
                "Map<java.time.Duration, Integer> value",
                "Map<Long, Integer> value"
            })
    void patternsOfTypesAreThoseOfRe2(String parameter) throws IOException {
        JsonNode tools = quietly(
                "Timers",
                "class Timers { record Day(@com.fasterxml.jackson.annotation.JsonFormat(pattern = \"yyyy-MM-dd\")"
                        + " java.time.LocalDate day) {} /** Arms. @param value what */ @McpTool String arm(" + parameter
                        + ") { return \"\"; } }");

        assertThat(tools.findValues("pattern"))
                .allSatisfy(pattern -> assertThat(com.google.re2j.Pattern.compile(pattern.asString()))
                        .isNotNull());
        assertThat(tools.toString()).doesNotContain("(?=", "(?!", "(?<", "\\u");
    }

    @Test
    void patternsOfDurationsAndPeriodsAreThoseOfRe2() throws IOException {
        String source = input("03-lookahead-in-patterns")
                .replace("Duration", "java.time.Duration")
                .replace("Period", "java.time.Period");
        JsonNode properties = quietly("Timers", source).at("/tools/arm/inputSchema/properties");
        String duration = properties.at("/time/pattern").asString();
        String period = properties.at("/cycle/pattern").asString();

        assertThat(List.of("PT1S", "P1D", "P1DT2H", "PT2H3M4.5S", "-PT3M", "PT-3M", "PT1H4S"))
                .allMatch(text -> text.matches(duration));
        assertThat(List.of("P", "PT", "P1DT", "1D", "P1H", "PT1D", "")).noneMatch(text -> text.matches(duration));
        assertThat(List.of("P1Y", "P1M", "P1W", "P1D", "P1Y1D", "P1M2W", "-P1Y2M3W4D"))
                .allMatch(text -> text.matches(period));
        assertThat(List.of("P", "P1D1Y", "PT1S", "")).noneMatch(text -> text.matches(period));
    }

    @Test
    void arraysSayWhatTheirItemsAre() throws IOException {
        assertThat(quietly("Batches", input("04-array-without-items"))
                        .at("/tools/load/inputSchema/properties/rows")
                        .toString())
                .isEqualTo("{\"type\":\"array\",\"items\":{}}");
    }

    private List<String> warnings(String body) {
        Project.Result result = new Project(folder)
                .source("Tools", "class Tools { /** Does. @param value what */ " + body + " }")
                .compile();
        assertThat(result.errors()).isEmpty();
        return result.warnings();
    }

    @Test
    void namesThatAnApiRefusesAreNamed() throws IOException {
        Project project = new Project(folder)
                .source(
                        "Feed",
                        input("05-property-names")
                                .replace("@JsonProperty", "@com.fasterxml.jackson.annotation.JsonProperty"));

        Project.Result result = project.compile();
        assertThat(result.errors()).isEmpty();
        assertThat(result.warnings())
                .hasSize(4)
                .allMatch(text -> text.contains("Anthropic's API") && text.contains("@McpArg(name = …)"))
                .anyMatch(text -> text.contains("'$filter'") && text.contains("$.inputSchema.properties.query"))
                .anyMatch(text -> text.contains("'@odata.type'"))
                .anyMatch(text -> text.contains("'first name'"))
                .anyMatch(text -> text.contains("'$top'"));
    }

    @Test
    void toolNamesThatHostsRefuseAreNamed() {
        assertThat(warnings("@McpTool(name = \"a.b\") String tool(String value) { return value; }"))
                .singleElement()
                .asString()
                .contains("The tool name 'a.b'", "Claude", "OpenAI", "A-Z a-z 0-9 _ -");
        assertThat(warnings("@McpTool(name = \"" + "n".repeat(65) + "\") String tool(String value) { return value; }"))
                .hasSize(1);
        assertThat(warnings("@McpTool(name = \"" + "n".repeat(64) + "\") String tool(String value) { return value; }"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(?=a)a", "a(?!b)", "(?<=a)b", "(?<!a)b", "(a)\\\\1", "(?<x>a)\\\\k<x>", "a{1001}", "a{2,1001}"})
    void patternsBeyondRe2AreNamed(String regex) {
        assertThat(warnings(
                        "@McpTool String tool(@Pattern(regexp = \"" + regex + "\") String value) { return value; }"))
                .singleElement()
                .asString()
                .contains("The schema of 'value' has a pattern with '", "OpenAI", "Anthropic", "Go");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+?", "[(?=]", "\\\\(?=", "a{1000}", "a{1,1000}", "(?:a|b)", "\\\\d{3}", "[\\\\]1]"})
    void otherPatternsAreNot(String regex) {
        assertThat(warnings(
                        "@McpTool String tool(@Pattern(regexp = \"" + regex + "\") String value) { return value; }"))
                .isEmpty();
    }

    private List<String> warningsOfEnum(String constants) {
        return warnings("enum Level { " + constants + " }"
                + " @McpTool String tool(@McpArg(description = \"x\") Level value) { return \"\"; }");
    }

    private static String numbered(String number) {
        return "LOW(1), HIGH(" + number + "L); final long value; Level(long value) { this.value = value; }"
                + " @com.fasterxml.jackson.annotation.JsonValue long value() { return value; }";
    }

    @Test
    void enumsThatAnApiRefusesAreNamed() {
        assertThat(warningsOfEnum(numbered("2")))
                .singleElement()
                .asString()
                .contains("'value' has an enum of integers at $.inputSchema.properties.value", "Gemini");
        assertThat(warningsOfEnum(
                        "LOW(\"low\"), NONE(\"\"); final String value; Level(String value) { this.value = value; }"
                                + " @com.fasterxml.jackson.annotation.JsonValue String value() { return value; }"))
                .singleElement()
                .asString()
                .contains("'value' has an enum with an empty text at $.inputSchema.properties.value", "Gemini");
        assertThat(warningsOfEnum("LOW, NONE")).isEmpty();
    }

    @Test
    void numbersThatJavaScriptWouldChangeAreNamedWhereNoWordsCanStandForThem() {
        assertThat(warningsOfEnum(numbered("9007199254740993")))
                .hasSize(2)
                .anyMatch(text -> text.contains("a number in 'enum' that JavaScript reads as another one"));
    }

    @Test
    void severalTypesAreNamed() {
        assertThat(warnings("@McpTool String tool(@McpArg(description = \"x\") List<Optional<Integer>> value) { return"
                        + " \"\"; }"))
                .singleElement()
                .asString()
                .contains("'value' has several types at $.inputSchema.properties.value.items", "Copilot Studio");
    }

    @Test
    void recursionIsNamedOnceForEachSide() {
        assertThat(warnings("record Node(String name, List<Node> children) {}"
                        + " @McpTool Node tool(@McpArg(description = \"x\") Node value) { return value; }"))
                .hasSize(2)
                .allMatch(text -> text.contains("because it contains itself") && text.contains("Copilot Studio"))
                .anyMatch(text -> text.contains("$.inputSchema.properties.value"))
                .anyMatch(text -> text.contains("$.outputSchema"));
    }

    @Test
    void schemasThatAreTooLargeWithoutReferencesAreNamed() {
        StringBuilder large = new StringBuilder("record Large(String a0");
        for (int i = 1; i < 250; i++) {
            large.append(", @McpArg(description = \"a property with a long description and a number\") String a")
                    .append(i);
        }
        assertThat(warnings(large + ") {} @McpTool String tool(@McpArg(description = \"x\") Large value,"
                        + " @McpArg(description = \"y\") Large other) { return \"\"; }"))
                .singleElement()
                .asString()
                .contains("more than 32768 bytes", "Copilot Studio");
    }

    @Test
    void theProfileFullAsksForAllThatThereIs() {
        Project.Result result = new Project(folder, "-Amcp.schema.profile=full")
                .source(
                        "Tools",
                        "class Tools { record Node(List<Node> children) {} @McpTool(name = \"a.b\") Node tool(@McpArg(name ="
                                + " \"$x\") int value) { return null; } }")
                .compile();
        assertThat(result.errors()).isEmpty();
        assertThat(result.warnings()).isEmpty();
    }
}
