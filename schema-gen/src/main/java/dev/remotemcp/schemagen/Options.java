package dev.remotemcp.schemagen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the processor is told on the compiler's command line.
 *
 * @param lock what is done with the lock file
 * @param lockFile its path, absolute or from the project's folder
 * @param problems what is wrong with the options, each with the mend
 */
record Options(Lock lock, String lockFile, List<String> problems) {
    static final String LOCK = "mcp.catalog.lock";
    static final String LOCK_FILE = "mcp.catalog.lock.file";

    /** The names of all options. */
    static final Set<String> NAMES = Set.of(LOCK, LOCK_FILE);

    /** What is done with the lock file. */
    enum Lock {
        OFF,
        COMPARE,
        UPDATE
    }

    /** Reads the options among all those that processors were given. */
    static Options of(Map<String, String> given) {
        List<String> problems = new ArrayList<>();
        given.keySet().stream()
                .filter(name -> name.startsWith("mcp.") && !NAMES.contains(name))
                .sorted()
                .forEach(name -> problems.add("There is no processor option '" + name + "': use one of "
                        + String.join(", ", new TreeSet<>(NAMES))));
        return new Options(
                lock(given.getOrDefault(LOCK, "false"), problems),
                given.getOrDefault(LOCK_FILE, "mcp-catalog.lock.json"),
                List.copyOf(problems));
    }

    private static Lock lock(String value, List<String> problems) {
        return switch (value) {
            case "false" -> Lock.OFF;
            case "true" -> Lock.COMPARE;
            case "update" -> Lock.UPDATE;
            default -> {
                problems.add("The processor option " + LOCK + " is '" + value + "': use true, false or update");
                yield Lock.OFF;
            }
        };
    }
}
