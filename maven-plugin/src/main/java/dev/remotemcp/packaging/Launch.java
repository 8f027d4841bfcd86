package dev.remotemcp.packaging;

import java.util.ArrayList;
import java.util.List;

/**
 * How {@code java} starts a packaged server: the lines of the argument file {@value #FILE}, relative to the package.
 *
 * @param classPath jars below the package's folder, with forward slashes, in the order of the class path
 * @param mainClass what is started
 * @param options of the user's own
 */
record Launch(List<String> classPath, String mainClass, List<String> options) {
    static final String FILE = "app/java.args";
    static final String CACHE = "app/app.aot";

    /**
     * Small heaps on few cores that start often: the collector with the smallest footprint, a heap that begins small on
     * any machine, shorter object headers (JEP 519), the quick compiler alone, which the other one would take time
     * from, and no events of Netty's for the flight recorder, which the first request would make. A process without
     * memory ends with a code other than 0, so that the platform starts it again. The user's options come later and
     * win.
     */
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-Xms32m",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dio.netty.jfr.enabled=false",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** Where the heap may have large pages, which spare a start thousands of page faults; elsewhere Java refuses it. */
    private static final boolean LINUX = System.getProperty("os.name").startsWith("Linux");

    Launch {
        classPath = List.copyOf(classPath);
        options = List.copyOf(options);
    }

    /** The argument file of a package that starts with its cache, or has none. */
    String argumentFile(boolean cached) {
        List<String> lines = new ArrayList<>();
        lines.add("# java @" + FILE + ", in the package's folder");
        if (cached) {
            lines.add("-XX:AOTCache=" + CACHE);
        }
        lines.addAll(arguments());
        return String.join("\n", lines) + "\n";
    }

    /** The options without those about the cache, and the class to start. */
    List<String> arguments() {
        List<String> all = new ArrayList<>(JVM);
        if (LINUX) {
            all.add("-XX:+UseTransparentHugePages");
        }
        all.addAll(options);
        all.add("-cp");
        all.add(String.join(System.getProperty("path.separator"), classPath));
        all.add(mainClass);
        return all;
    }
}
