package dev.remotemcp.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Measures how long servers take from the start of their process to their first list of tools: the function app as a
 * plain jar, with an ahead-of-time cache, on its own runtime, with both as it is packaged, and a server of Quarkus.
 *
 * <p>Arguments: the folder of a packaged project, that of a Quarkus server or an empty text, how many runs.
 */
public final class ColdStart {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String CACHE = "-XX:AOTCache=";

    private ColdStart() {}

    /** Prints a table of medians, and the ratio of each to the plain start. */
    public static void main(String[] args) throws IOException, InterruptedException {
        List<Contender> contenders = contenders(Path.of(args[0]), args[1]);
        int runs = Integer.parseInt(args[2]);
        Map<Contender, List<FirstAnswer>> seen = new LinkedHashMap<>();
        for (int run = 0; run <= runs; run++) {
            for (Contender contender : contenders) {
                FirstAnswer answer = FirstAnswer.of(contender);
                if (run > 0) { // the first one reads the files from disk
                    seen.computeIfAbsent(contender, none -> new ArrayList<>()).add(answer);
                }
            }
        }
        print(seen, runs);
    }

    private static List<Contender> contenders(Path project, String quarkus) throws IOException, InterruptedException {
        Path target = project.resolve("target").toAbsolutePath();
        Path app = target.resolve("function-app");
        List<String> packaged = Files.readAllLines(app.resolve("app/java.args")).stream()
                .filter(line -> !line.startsWith("#") && !line.startsWith(CACHE))
                .toList();
        Path cache = Files.createTempDirectory("cold-start").resolve("jdk.aot");
        FirstAnswer.of(new Contender("training", app, command(JAVA, "-XX:AOTCacheOutput=" + cache, packaged)));
        List<Contender> contenders = new ArrayList<>();
        String jar = target.resolve(project.toAbsolutePath().normalize().getFileName() + ".jar")
                .toString();
        contenders.add(new Contender(
                "java -jar", target, List.of(JAVA, "--sun-misc-unsafe-memory-access=allow", "-jar", jar)));
        contenders.add(new Contender("with a cache, JDK", app, command(JAVA, CACHE + cache, packaged)));
        String own = app.resolve("runtime/bin/java").toString();
        contenders.add(new Contender("without a cache, own runtime", app, command(own, "-XX:AOTMode=off", packaged)));
        contenders.add(new Contender("function app (cache, own runtime)", app, List.of(own, "@app/java.args")));
        if (!quarkus.isEmpty()) {
            contenders.add(new Contender(
                    "Quarkus MCP server, java -jar",
                    Path.of(quarkus),
                    List.of(JAVA, "-jar", "target/quarkus-app/quarkus-run.jar")));
        }
        return contenders;
    }

    private static List<String> command(String java, String option, List<String> arguments) {
        return Stream.concat(Stream.of(java, option), arguments.stream()).toList();
    }

    private static void print(Map<Contender, List<FirstAnswer>> seen, int runs) {
        List<FirstAnswer> first = seen.values().iterator().next();
        double plain = median(of(first, FirstAnswer::millis));
        double plainCpu = median(of(first, FirstAnswer::cpuMillis));
        System.out.printf("medians of %d runs, in turn%n%n", runs);
        System.out.println("| started as | ms | fastest | slowest | ratio | CPU ms | ratio | resident MB |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        seen.forEach((contender, answers) -> {
            List<Double> millis = of(answers, FirstAnswer::millis);
            double middle = median(millis);
            double cpu = median(of(answers, FirstAnswer::cpuMillis));
            System.out.printf(
                    "| %s | %.0f | %.0f | %.0f | %.2f | %.0f | %.2f | %.0f |%n",
                    contender.name(),
                    middle,
                    Collections.min(millis),
                    Collections.max(millis),
                    middle / plain,
                    cpu,
                    cpu / plainCpu,
                    median(of(answers, FirstAnswer::residentKb)) / 1024);
        });
    }

    private static List<Double> of(List<FirstAnswer> answers, ToDoubleFunction<FirstAnswer> figure) {
        return answers.stream().mapToDouble(figure).boxed().toList();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
