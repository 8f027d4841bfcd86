package dev.remotemcp.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles the same sources several times in this process: first as a fresh javac would, then warm, as in a build
 * daemon or an editor. Prints the first wall-clock time, its CPU time and the medians of the later ones, in ms. The CPU
 * time is first that of the whole process, with the JVM's own compiler, and later that of the compiling thread.
 *
 * <p>Arguments: a folder of sources, an empty folder, how often, and javac's options.
 */
final class CompileRun {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CompileRun() {}

    public static void main(String... args) throws IOException {
        List<Path> sources;
        try (var files = Files.list(Path.of(args[0]))) {
            sources = files.sorted().toList();
        }
        List<String> options = List.of(args).subList(3, args.length);
        long[] times = new long[Integer.parseInt(args[2])];
        long[] cpu = new long[times.length];
        for (int i = 0; i < times.length; i++) {
            Path output = Files.createDirectories(Path.of(args[1]).resolve("run" + i));
            long start = System.nanoTime();
            long startCpu = THREADS.getCurrentThreadCpuTime();
            compile(sources, output, options);
            times[i] = System.nanoTime() - start;
            cpu[i] = i == 0 ? cpuNanos() : THREADS.getCurrentThreadCpuTime() - startCpu;
        }
        System.out.printf("%d %d %d %d%n", millis(times[0]), millis(cpu[0]), medianOfLater(times), medianOfLater(cpu));
    }

    private static long medianOfLater(long[] nanos) {
        long[] later = Arrays.copyOfRange(nanos, 1, nanos.length);
        Arrays.sort(later);
        return later.length == 0 ? 0 : millis(later[later.length / 2]);
    }

    private static long millis(long nanos) {
        return nanos / 1_000_000;
    }

    private static void compile(List<Path> sources, Path output, List<String> options) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, UTF_8)) {
            files.setLocationFromPaths(javax.tools.StandardLocation.CLASS_OUTPUT, List.of(output));
            StringWriter messages = new StringWriter();
            boolean compiled = compiler.getTask(
                            messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!compiled) {
                throw new IllegalStateException(messages.toString());
            }
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : -1;
    }
}
