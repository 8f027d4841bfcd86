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
     * Small heaps on few cores that start often: the collector with the smallest footprint, shorter object headers (JEP
     * 519), and the quick compiler alone, which the other one would take time from. The user's options come later and
     * win.
     */
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

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
        all.addAll(options);
        all.add("-cp");
        all.add(String.join(System.getProperty("path.separator"), classPath));
        all.add(mainClass);
        return all;
    }
}
