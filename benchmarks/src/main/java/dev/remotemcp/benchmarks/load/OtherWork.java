package dev.remotemcp.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** CPU time that other processes took while something was measured. Linux only. */
final class OtherWork {
    private static final Path ALL = Path.of("/proc/stat");
    private static final double TICKS_PER_SECOND = 100;

    private final OptionalLong server;
    private final long since = System.nanoTime();
    private final long ticks;

    private OtherWork(OptionalLong server) throws IOException {
        this.server = server;
        this.ticks = ticks();
    }

    static OtherWork start(OptionalLong server) throws IOException {
        return new OtherWork(server);
    }

    /** The time since the start, in percent of one core; -1 if unknown, as it is once the server has ended. */
    long percentOfOneCore() throws IOException {
        if (!Files.exists(ALL) || server.isPresent() && !Files.exists(stat(server.getAsLong()))) {
            return -1;
        }
        double seconds = (System.nanoTime() - since) / 1e9;
        return Math.max(0, Math.round(100 * (ticks() - ticks) / TICKS_PER_SECOND / seconds));
    }

    private long ticks() throws IOException {
        if (!Files.exists(ALL)) {
            return 0;
        }
        String[] all = Files.readAllLines(ALL).getFirst().trim().split(" +");
        // user, nice, system, irq, softirq, steal
        long busy = LongStream.of(1, 2, 3, 6, 7, 8)
                .map(column -> Long.parseLong(all[(int) column]))
                .sum();
        return busy - of(ProcessHandle.current().pid()) - (server.isPresent() ? of(server.getAsLong()) : 0);
    }

    private static Path stat(long pid) {
        return Path.of("/proc", Long.toString(pid), "stat");
    }

    private static long of(long pid) throws IOException {
        Path stat = stat(pid);
        if (!Files.exists(stat)) {
            return 0;
        }
        String[] columns = Files.readString(stat).replaceFirst("^.*\\) ", "").split(" ");
        return Long.parseLong(columns[11]) + Long.parseLong(columns[12]);
    }
}
