package dev.remotemcp.runtime.wire;

import dev.remotemcp.annotations.McpTool;
import io.micronaut.context.annotation.Requires;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Tools whose results have what JSON or a schema has no place for. */
@Requires(property = RareValues.SETTING)
@NullUnmarked
class RareValues {
    static final String SETTING = "test.rare-values";

    private static final String HALF = "half \ud83d of a pair";

    record Ratio(double value, float other) {}

    record Boxed(Double value, Float other) {}

    record Many(List<Double> list, Map<String, Float> map, double[] array, float[] small) {}

    record Entry(List<String> tags) {}

    record Array(String[] tags) {}

    record Marked(List<@Nullable String> tags, List<Optional<Integer>> numbers) {}

    record Person(String name) {}

    record Labels(Map<String, String> labels) {}

    record Counts(Map<String, List<Integer>> counts, Map<String, Person> people) {}

    @NullMarked
    record Strict(Map<String, String> labels) {}

    @NullMarked
    record Loose(Map<String, @Nullable String> labels) {}

    @McpTool
    Ratio divide(double a, double b) {
        return new Ratio(a / b, (float) (a / b));
    }

    @McpTool
    Boxed boxed(double a, double b) {
        return new Boxed(a / b, 1f);
    }

    @McpTool
    Boxed boxedFloat(double a, double b) {
        return new Boxed(1.0, (float) (a / b));
    }

    @McpTool
    Many listed(double a, double b) {
        return new Many(List.of(1.0, a / b), Map.of(), new double[0], new float[0]);
    }

    @McpTool
    Many mapped(double a, double b) {
        return new Many(List.of(), Map.of("key", (float) (a / b)), new double[0], new float[0]);
    }

    @McpTool
    Many array(double a, double b) {
        return new Many(List.of(), Map.of(), new double[] {a / b}, new float[0]);
    }

    @McpTool
    Many floats(double a, double b) {
        return new Many(List.of(), Map.of(), new double[0], new float[] {(float) (a / b)});
    }

    @McpTool
    JsonNode tree(double a, double b) {
        return JsonNodeFactory.instance
                .objectNode()
                .set("deep", JsonNodeFactory.instance.arrayNode().add(a / b));
    }

    @McpTool
    Object any(double a, double b) {
        return Map.of("value", a / b);
    }

    @McpTool
    List<Double> root(double a, double b) {
        return List.of(a / b);
    }

    @McpTool
    Entry nullInList() {
        return new Entry(Arrays.asList("a", null));
    }

    @McpTool
    Array nullInArray() {
        return new Array(new String[] {"a", null});
    }

    @McpTool
    List<Person> nullInRoot() {
        return Arrays.asList(new Person("a"), null);
    }

    @McpTool
    Marked nullWhereItMayBe() {
        return new Marked(Arrays.asList("a", null), List.of(Optional.empty(), Optional.of(1)));
    }

    @McpTool
    Labels nullInMap() {
        return new Labels(Collections.singletonMap("draft", null));
    }

    @McpTool
    Counts nullsInMaps() {
        return new Counts(Collections.singletonMap("none", null), Collections.singletonMap("nobody", null));
    }

    @McpTool
    Map<String, Integer> nullInRootMap() {
        return Collections.singletonMap("none", null);
    }

    @McpTool
    Strict nullInMarkedMap() {
        return new Strict(Collections.singletonMap("draft", null));
    }

    @McpTool
    Loose nullInLooseMap() {
        return new Loose(Collections.singletonMap("draft", null));
    }

    @McpTool
    @Nullable
    Person nobody() {
        return null;
    }

    @McpTool
    Optional<Person> noOptional() {
        return Optional.empty();
    }

    @McpTool
    CompletionStage<@Nullable Person> nobodyLater() {
        return CompletableFuture.completedFuture(null);
    }

    @McpTool
    Object nothing() {
        return null;
    }

    @McpTool
    JsonNode noTree() {
        return null;
    }

    @McpTool
    Person promised() {
        return null;
    }

    @McpTool
    Person halfName() {
        return new Person(HALF);
    }

    @McpTool
    Map<String, String> halfKey() {
        return Map.of(HALF, "\ud83d\ude00 whole");
    }

    @McpTool
    String halfText() {
        return HALF;
    }
}
