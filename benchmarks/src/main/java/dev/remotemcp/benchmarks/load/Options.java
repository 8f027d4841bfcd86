package dev.remotemcp.benchmarks.load;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The arguments of {@code benchmarks/load}. */
final class Options {
    /** How many attackers there are by default, each with a token of its own. */
    private static final int CALLERS = 100;

    private final Deque<String> left;
    private final Map<String, String> tools = new LinkedHashMap<>();
    private String scenarios = "";

    /** The checkout whose builds are started. */
    final Path root;

    /** The folder for the report and the servers' logs. */
    final Path out;

    /** Name of a sample; empty for the server of the benchmarks. */
    String sample = "";

    /** A running server to attack in place of one that is started. */
    Optional<URI> url = Optional.empty();

    /** Process of the running server. */
    OptionalLong pid = OptionalLong.empty();

    /** Tokens, a line each, for the running server. */
    Optional<Path> tokens = Optional.empty();

    /** Whether nobody signs in. */
    boolean anonymous;

    int callers = CALLERS;
    int addresses = Target.MOST_ADDRESSES;

    /** How many attackers come in a second at most. */
    int rate = 1_000;

    /** How long an attack lasts once all attackers are there. */
    Duration duration = Duration.ofSeconds(8);

    Duration limit = Duration.ofMinutes(15);
    String heap = "256m";

    /** Whether scenarios leave the server's settings alone. */
    boolean defaultLimits;

    final Map<String, String> settings = new LinkedHashMap<>();
    final Map<String, String> environment = new LinkedHashMap<>();
    final List<String> jvm = new ArrayList<>();

    private Options(List<String> arguments) {
        left = new ArrayDeque<>(arguments);
        out = Path.of(left.removeFirst());
        Path checkout = Path.of(left.removeFirst());
        while (!left.isEmpty()) {
            String option = left.removeFirst();
            switch (option) {
                case "--checkout" -> checkout = Path.of(value(option));
                case "--sample" -> sample = value(option);
                case "--url" -> url = Optional.of(URI.create(value(option)));
                case "--pid" -> pid = OptionalLong.of(number(option, Integer.MAX_VALUE));
                case "--tokens" -> tokens = Optional.of(Path.of(value(option)));
                case "--anonymous" -> anonymous = true;
                case "--scenarios" -> scenarios = value(option);
                case "--seconds" -> duration = Duration.ofSeconds(number(option, 300));
                case "--rate" -> rate = number(option, 1_000_000);
                case "--minutes" -> limit = Duration.ofMinutes(number(option, 120));
                case "--callers" -> callers = number(option, 10_000);
                case "--addresses" -> addresses = number(option, Target.MOST_ADDRESSES);
                case "--same-address" -> addresses = 0;
                case "--heap" -> heap = value(option);
                case "--default-limits" -> defaultLimits = true;
                case "--env" -> put(environment, option, value(option));
                case "--jvm" -> jvm.add(value(option));
                case "--good-call", "--slow-call", "--large-call", "--progress-call" ->
                    tools.put(option, value(option));
                default -> {
                    if (!option.startsWith("-D")) {
                        throw new IllegalArgumentException("Unknown option " + option + "; see --help");
                    }
                    put(settings, "-D", option.substring(2));
                }
            }
        }
        root = checkout.toAbsolutePath().normalize();
    }

    /** Reads the arguments: a folder for the report, the checkout, then the options in any order. */
    static Options of(List<String> arguments) {
        return new Options(arguments);
    }

    /** A tool as given by an option such as {@code --slow-call 'wait={"seconds":30}'}. */
    Optional<Tool> tool(String option) {
        return Optional.ofNullable(tools.get(option)).map(text -> {
            int equals = text.indexOf('=');
            return equals < 0 ? new Tool(text, "{}") : new Tool(text.substring(0, equals), text.substring(equals + 1));
        });
    }

    /** The chosen scenarios with their counts. */
    List<Scenario> scenarios() {
        List<Scenario> all = Scenarios.all();
        if (scenarios.isEmpty()) {
            return all;
        }
        List<Scenario> chosen = new ArrayList<>();
        for (String text : scenarios.split(",")) {
            String[] parts = text.split("=", 2);
            Scenario scenario = all.stream()
                    .filter(one -> one.name().equals(parts[0]))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no scenario '" + parts[0]
                            + "'; there are "
                            + String.join(", ", all.stream().map(Scenario::name).toList())));
            chosen.add(parts.length == 1 ? scenario : scenario.withCount(count("--scenarios", parts[1], 100_000)));
        }
        return chosen;
    }

    private String value(String option) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return left.removeFirst();
    }

    private int number(String option, int most) {
        return count(option, value(option), most);
    }

    private static int count(String option, String value, int most) {
        if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > most) {
            throw new IllegalArgumentException(option + " takes a number from 1 to " + most + ", not '" + value + "'");
        }
        return Integer.parseInt(value);
    }

    private static void put(Map<String, String> map, String option, String pair) {
        int equals = pair.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException(option + " takes NAME=VALUE, not '" + pair + "'");
        }
        map.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
}
