package dev.remotemcp.benchmarks.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Memory of a JVM.
 *
 * @param heapBytes used heap right after a full collection; -1 if unknown
 * @param residentBytes resident memory of the process; -1 if unknown (Linux only)
 * @param peakBytes highest resident memory of the process so far; -1 if unknown
 */
record Memory(long heapBytes, long residentBytes, long peakBytes) {
    static final Memory UNKNOWN = new Memory(-1, -1, -1);

    private static final Pattern USED = Pattern.compile("\\bused (\\d+)K");
    private static final long PATIENCE_SECONDS = 20;

    /** Has the process collect its garbage, then looks. */
    static Memory of(OptionalLong pid) throws IOException, InterruptedException {
        if (pid.isEmpty()) {
            return UNKNOWN;
        }
        long process = pid.getAsLong();
        long heap = jcmd(process, "GC.run").isEmpty() ? -1 : heapUsed(jcmd(process, "GC.heap_info"));
        return new Memory(heap, status(process, "VmRSS:"), status(process, "VmHWM:"));
    }

    /** The used bytes of all generations in what {@code jcmd GC.heap_info} prints; -1 if there are none. */
    static long heapUsed(String heapInfo) {
        long sum = -1;
        for (String line : heapInfo.lines().toList()) {
            if (line.strip().startsWith("Metaspace")) {
                break;
            }
            Matcher used = USED.matcher(line);
            // Serial names the spaces of a generation on lines of their own, in percent.
            if (used.find()) {
                sum = Math.max(sum, 0) + Long.parseLong(used.group(1)) * 1024;
            }
        }
        return sum;
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("jcmd", ".txt");
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid),
                            command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "";
            }
            return process.exitValue() == 0 ? Files.readString(output, StandardCharsets.UTF_8) : "";
        } finally {
            Files.delete(output);
        }
    }

    private static long status(long pid, String name) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return -1;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(-1);
    }
}
