package dev.remotemcp.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
    private static final Timing QUIET = new Timing(100, 0, 400, 900, 1_200, Map.of());
    private static final Timing FINE = new Timing(500, 0, 800, 12_345, 20_000, Map.of());
    private static final Timing BAD =
            new Timing(500, 3, 800, 2_000_000, 9_000_000, new TreeMap<>(Map.of("HTTP 503", 2L, "EOFException", 1L)));
    private static final Memory SMALL = new Memory(20 << 20, 150 << 20, 160 << 20);
    private static final Memory LARGE = new Memory(110 << 20, 300 << 20, 310 << 20);

    @Test
    void lineHasAsManyCellsAsTheHeader() {
        String[] header = Report.header().split("\n");

        assertThat(cells(header[1])).isEqualTo(cells(header[0]));
        assertThat(cells(Report.line(row(FINE, OptionalInt.empty())))).isEqualTo(cells(header[0]));
    }

    @Test
    void lineShowsTimesMemoryAndCostOfAnItem() {
        assertThat(Report.line(row(FINE, OptionalInt.empty())))
                .isEqualTo("| listen | 10000 | HTTP 200: 10000 | 500 | 0 | 0.8 | 12.3 | 20.0 | 0.9 "
                        + "| 20 → 110 → 20 | 150 → 300 → 150 | 9.2 | kept | 0 | runs | 7 |");
    }

    @Test
    void lineShowsErrorsAndAnExitCode() {
        assertThat(Report.line(row(BAD, OptionalInt.of(0))))
                .contains("| 3 (EOFException: 1, HTTP 503: 2) | 0.8 | 2000 | 9000 |", "| **0** |");
    }

    @Test
    void reportIsWrittenAsTableAndAsJson(@TempDir Path folder) throws Exception {
        Report report = new Report(Map.of("heap", "-Xmx256m"));
        report.add(row(BAD, OptionalInt.of(3)));
        report.skip(Scenarios.all().getLast(), "no reason");

        report.write(folder);

        assertThat(folder.resolve("load.md"))
                .content()
                .contains("- heap: -Xmx256m", "| listen |", "Skipped: tls, no reason");
        JsonNode json = JsonMapper.shared().readTree(Files.readString(folder.resolve("load.json")));
        assertThat(json.path("rows").get(0).path("during").path("p99Micros").asLong())
                .isEqualTo(2_000_000);
        assertThat(json.path("rows").get(0).path("exitCode").asInt()).isEqualTo(3);
    }

    private static Row row(Timing during, OptionalInt exitCode) {
        return new Row(
                "listen",
                "",
                10_000,
                Map.of(),
                Map.of("HTTP 200", 10_000L),
                9_421,
                QUIET,
                during,
                QUIET,
                SMALL,
                LARGE,
                SMALL,
                "kept",
                7,
                0,
                exitCode);
    }

    private static int cells(String line) {
        return line.split("\\|", -1).length;
    }
}
