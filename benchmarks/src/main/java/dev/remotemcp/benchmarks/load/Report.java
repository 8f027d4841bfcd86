package dev.remotemcp.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Rows as a table in Markdown, and as JSON with more detail. */
final class Report {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Map<String, String> conditions;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, String> skipped = new LinkedHashMap<>();

    /** @param conditions what the rows have in common, by name */
    Report(Map<String, String> conditions) {
        this.conditions = new LinkedHashMap<>(conditions);
    }

    void add(Row row) {
        rows.add(row);
    }

    void skip(Scenario scenario, String why) {
        skipped.put(scenario.name(), why);
    }

    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("load.md"), markdown());
        Map<String, Object> all = new LinkedHashMap<>(conditions);
        all.put("rows", rows);
        all.put("skipped", skipped);
        Files.writeString(folder.resolve("load.json"), JSON.writeValueAsString(all) + "\n");
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        conditions.forEach((name, value) ->
                text.append("- ").append(name).append(": ").append(value).append('\n'));
        text.append('\n').append(header()).append('\n');
        rows.forEach(row -> text.append(line(row)).append('\n'));
        skipped.forEach((name, why) ->
                text.append("\nSkipped: ").append(name).append(", ").append(why).append(".\n"));
        return text.toString();
    }

    static String header() {
        return """
                | scenario | tried | came of it | calls | errors | p50 ms | p99 ms | max ms | quiet p99 ms \
                | heap MB | RSS MB | KB each | session | OOM lines | exit | others % |
                |---|--:|---|--:|--:|--:|--:|--:|--:|---|---|--:|---|--:|---|--:|""";
    }

    static String line(Row row) {
        Timing during = row.during();
        return "| "
                + String.join(
                        " | ",
                        row.scenario(),
                        Integer.toString(row.count()),
                        counts(row.came()),
                        Integer.toString(during.calls()),
                        errors(during),
                        millis(during.p50Micros()),
                        millis(during.p99Micros()),
                        millis(during.maxMicros()),
                        millis(row.quiet().p99Micros()),
                        megabytes(row.memoryBefore().heapBytes()) + " → "
                                + megabytes(row.memoryDuring().heapBytes()) + " → "
                                + megabytes(row.memoryAfter().heapBytes()),
                        megabytes(row.memoryBefore().residentBytes()) + " → "
                                + megabytes(row.memoryDuring().residentBytes()) + " → "
                                + megabytes(row.memoryAfter().residentBytes()),
                        row.itemBytes() < 0 ? "-" : number(row.itemBytes() / 1024.0),
                        row.session() + (row.after().errors() == 0 ? "" : ", calls fail afterwards"),
                        row.outOfMemory() < 0 ? "-" : Long.toString(row.outOfMemory()),
                        row.exitCode().isPresent() ? "**" + row.exitCode().getAsInt() + "**" : "runs",
                        row.othersPercent() < 0 ? "-" : Long.toString(row.othersPercent()))
                + " |";
    }

    private static String errors(Timing timing) {
        return timing.errors() == 0 ? "0" : timing.errors() + " (" + counts(timing.problems()) + ")";
    }

    private static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String millis(long micros) {
        return micros < 0 ? "-" : number(micros / 1000.0);
    }

    private static String megabytes(long bytes) {
        return bytes < 0 ? "-" : String.format(Locale.ROOT, "%.0f", bytes / 1048576.0);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
    }
}
