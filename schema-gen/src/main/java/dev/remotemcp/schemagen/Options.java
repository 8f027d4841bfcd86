package dev.remotemcp.schemagen;

import dev.remotemcp.schemagen.schema.SchemaProfile;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the processor is told on the compiler's command line.
 *
 * @param profiles what the schemas are limited to; none by default
 * @param lock what is done with the lock file
 * @param lockFile its path, absolute or from the project's folder
 * @param problems what is wrong with the options, each with the mend
 */
record Options(Set<Profile> profiles, Lock lock, String lockFile, List<String> problems) {
    static final String PROFILE = "mcp.schema.profile";
    static final String LOCK = "mcp.catalog.lock";
    static final String LOCK_FILE = "mcp.catalog.lock.file";

    /** The names of all options. */
    static final Set<String> NAMES = Set.of(PROFILE, LOCK, LOCK_FILE);

    /** What schemas can be limited to. */
    enum Profile {
        /** No {@code anyOf}, {@code allOf} and {@code oneOf}, and one type at a time. */
        FOUNDRY,
        /** All that JSON Schema has, also what hosts are known to refuse. */
        FULL,
        /** Objects have the listed properties and no others. */
        STRICT
    }

    /** What is done with the lock file. */
    enum Lock {
        OFF,
        COMPARE,
        UPDATE
    }

    /** How much of JSON Schema the schemas use. */
    SchemaProfile schemas() {
        return new SchemaProfile(profiles.contains(Profile.FULL), profiles.contains(Profile.FOUNDRY));
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
                profiles(given.getOrDefault(PROFILE, ""), problems),
                lock(given.getOrDefault(LOCK, "false"), problems),
                given.getOrDefault(LOCK_FILE, "mcp-catalog.lock.json"),
                List.copyOf(problems));
    }

    private static Set<Profile> profiles(String value, List<String> problems) {
        EnumSet<Profile> profiles = EnumSet.noneOf(Profile.class);
        for (String name : value.isBlank() ? new String[0] : value.split(",")) {
            switch (name.strip().toLowerCase(Locale.ROOT)) {
                case "foundry" -> profiles.add(Profile.FOUNDRY);
                case "full" -> profiles.add(Profile.FULL);
                case "strict" -> profiles.add(Profile.STRICT);
                default ->
                    problems.add("The processor option " + PROFILE + " is '" + value
                            + "': use foundry, full or strict, or several with commas between, or leave it out");
            }
        }
        return profiles;
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
