package dev.remotemcp.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the annotation processor adds to compiling: the same sources without any processor, with Micronaut's, with
 * Micronaut's and all that ours generates as if it were written by hand, and with ours, in turn, each time in a fresh
 * process.
 *
 * <p>Started by {@code benchmarks/compile}. Properties: {@code compile.methods} (500), {@code compile.runs} (5),
 * {@code compile.repeats} within a process (6), {@code compile.folder}, {@code compile.classpath},
 * {@code compile.processor} (this one) and {@code compile.processors} (the path of the others, and of what all need).
 */
final class CompileBenchmark {
    private static final int METHODS = Integer.getInteger("compile.methods", 500);
    private static final int RUNS = Integer.getInteger("compile.runs", 5);
    private static final int REPEATS = Integer.getInteger("compile.repeats", 6);
    private static final int FIGURES = 4;
    private static final Path FOLDER = Path.of(System.getProperty("compile.folder"));

    private CompileBenchmark() {}

    public static void main(String... args) throws Exception {
        CompileSources.write(FOLDER.resolve("sources"), METHODS);
        String others = System.getProperty("compile.processors");
        String all = System.getProperty("compile.processor") + System.getProperty("path.separator") + others;
        Path sources = FOLDER.resolve("sources");
        Map<String, Variant> variants = new LinkedHashMap<>();
        variants.put("no processor", new Variant(sources, List.of("-proc:none")));
        variants.put("Micronaut's", new Variant(sources, List.of("-processorpath", others)));
        Variant ours = new Variant(sources, List.of("-processorpath", all));
        variants.put("by hand", new Variant(byHand(sources, ours), List.of("-processorpath", others)));
        variants.put("with this one", ours);
        Map<String, List<long[]>> times = new LinkedHashMap<>();
        // One after the other and again, so that what else the machine does falls on all of them alike.
        for (int run = 0; run < RUNS; run++) {
            for (Map.Entry<String, Variant> variant : variants.entrySet()) {
                Path output = FOLDER.resolve("classes").resolve(variant.getKey().replaceAll("\\W", "-") + run);
                long[] figures = fork(output, variant.getValue());
                times.computeIfAbsent(variant.getKey(), name -> new ArrayList<>())
                        .add(figures);
                System.err.printf("%d/%d %s: %s ms%n", run + 1, RUNS, variant.getKey(), Arrays.toString(figures));
            }
        }
        report(times);
    }

    /** What is compiled, and how. */
    private record Variant(Path sources, List<String> options) {}

    /** The sources, and beside them what is generated for them. */
    private static Path byHand(Path sources, Variant generating) throws IOException, InterruptedException {
        Path once = FOLDER.resolve("once");
        fork(once, generating);
        Path together = Files.createDirectories(FOLDER.resolve("by-hand"));
        try (Stream<Path> written = Files.walk(once.resolve("run0"));
                Stream<Path> given = Files.list(sources)) {
            for (Path file : Stream.concat(written, given)
                    .filter(file -> file.toString().endsWith(".java"))
                    .toList()) {
                Files.copy(file, together.resolve(file.getFileName()));
            }
        }
        return together;
    }

    private static long[] fork(Path output, Variant variant) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CompileRun.class.getName(),
                variant.sources().toString(),
                output.toString(),
                Integer.toString(REPEATS),
                "-parameters",
                "-cp",
                System.getProperty("compile.classpath")));
        command.addAll(variant.options());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(
                    "Compiling failed with " + variant.options().getFirst() + "\n" + printed);
        }
        String[] figures = printed.lines().toList().getLast().split(" ");
        return Arrays.stream(figures).mapToLong(Long::parseLong).toArray();
    }

    private static void report(Map<String, List<long[]>> times) {
        System.out.printf("%d methods, %d runs in turn, medians in ms%n", METHODS, RUNS);
        System.out.printf("%-14s %8s %8s %8s %8s   of no processor%n", "", "cold", "CPU", "warm", "CPU");
        double[] base = null;
        for (Map.Entry<String, List<long[]>> variant : times.entrySet()) {
            double[] median = new double[FIGURES];
            for (int i = 0; i < FIGURES; i++) {
                int figure = i;
                median[i] = variant.getValue().stream()
                        .mapToLong(run -> run[figure])
                        .sorted()
                        .toArray()[variant.getValue().size() / 2];
            }
            base = base == null ? median : base;
            System.out.printf(
                    Locale.ROOT,
                    "%-14s %8.0f %8.0f %8.0f %8.0f   %.2f %.2f %.2f %.2f%n",
                    variant.getKey(),
                    median[0],
                    median[1],
                    median[2],
                    median[3],
                    median[0] / base[0],
                    median[1] / base[1],
                    median[2] / base[2],
                    median[3] / base[3]);
        }
    }
}
