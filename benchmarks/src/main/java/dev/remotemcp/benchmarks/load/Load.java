package dev.remotemcp.benchmarks.load;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.net.ssl.SSLSocketFactory;

/**
 * Attacks a server on this machine in one way after the other, each time a fresh one, and reports what a good caller
 * noticed and what it cost the server.
 *
 * <p>Started by {@code benchmarks/load}, which explains the options.
 */
public final class Load {
    /** Files that a process has open beside the connections of an attack. */
    private static final int FILES_BESIDE = 300;

    private final Options options;
    private final Path logs;
    private final ServerCommand command;

    private Load(Options options) throws IOException {
        this.options = options;
        this.logs = Files.createDirectories(options.out.resolve("load-logs"));
        this.command = new ServerCommand(options, options.out);
    }

    /**
     * Runs the chosen scenarios; ends with 1 if one could not run, 2 if the arguments are wrong, 3 if the time is up.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options;
        List<Scenario> scenarios;
        try {
            options = Options.of(List.of(arguments));
            scenarios = options.scenarios();
            checkFiles(scenarios);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        endAfter(options.limit);
        System.exit(new Load(options).run(scenarios) ? 0 : 1);
    }

    /** @return whether all could run */
    private boolean run(List<Scenario> scenarios) throws IOException, InterruptedException {
        Report report = new Report(conditions());
        boolean allRan = true;
        System.out.println(Report.header());
        for (Scenario scenario : scenarios) {
            try {
                Optional<Row> row = row(scenario);
                if (row.isPresent()) {
                    report.add(row.get());
                    System.out.println(Report.line(row.get()));
                } else {
                    String why = "the server has no tool for it; see --help";
                    report.skip(scenario, why);
                    System.err.println(scenario.name() + " is skipped: " + why);
                }
            } catch (IOException failed) {
                allRan = false;
                report.skip(scenario, failed.toString());
                System.err.println(scenario.name() + ": " + failed);
            }
            report.write(options.out);
        }
        System.out.println("\nMore is in " + options.out.resolve("load.json"));
        return allRan;
    }

    private Optional<Row> row(Scenario scenario) throws IOException, InterruptedException {
        if (options.url.isPresent()) {
            URI url = options.url.get();
            GivenCallers callers = options.tokens.isPresent()
                    ? new GivenCallers(Files.readAllLines(options.tokens.get()))
                    : GivenCallers.anonymous();
            return attack(scenario, url, callers, Optional.empty(), Map.of(), options.pid, Optional.empty());
        }
        if (options.anonymous || !command.signsIn()) {
            return attackNew(scenario, GivenCallers.anonymous(), Map.of("mcp.auth.provider", "none"));
        }
        try (EntraCallers callers = new EntraCallers(options.callers)) {
            return attackNew(scenario, callers, callers.settings());
        }
    }

    private Optional<Row> attackNew(Scenario scenario, Target.Callers callers, Map<String, String> signIn)
            throws IOException, InterruptedException {
        Map<String, String> settings = new LinkedHashMap<>(
                options.defaultLimits ? Map.of() : scenario.settings().apply(scenario.count()));
        settings.putAll(options.settings);
        Map<String, String> all = new LinkedHashMap<>(signIn);
        Optional<SSLSocketFactory> tls = Optional.empty();
        if (scenario.settings().apply(scenario.count()).containsKey(Scenarios.TLS)) {
            SelfSigned certificate = SelfSigned.in(logs);
            all.putAll(certificate.settings());
            tls = Optional.of(certificate.client());
        }
        all.putAll(settings);
        Path log = logs.resolve(scenario.name() + ".log");
        try (ServerProcess server = ServerProcess.start(command.with(all), options.environment, log)) {
            OptionalLong pid = OptionalLong.of(server.pid());
            return attack(scenario, server.url(), callers, tls, settings, pid, Optional.of(server));
        }
    }

    private Optional<Row> attack(
            Scenario scenario,
            URI url,
            Target.Callers callers,
            Optional<SSLSocketFactory> tls,
            Map<String, String> settings,
            OptionalLong pid,
            Optional<ServerProcess> server)
            throws IOException, InterruptedException {
        Requests requests = new Requests(url.getAuthority(), url.getPath());
        InetSocketAddress address = loopback(url);
        Target.Tools none = new Target.Tools(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        Target bare = new Target(address, requests, callers, none, options.addresses, tls);
        Target target = new Target(address, requests, callers, tools(bare), options.addresses, tls);
        if (!scenario.needs().test(target.tools())) {
            return Optional.empty();
        }
        return Optional.of(new Trial(scenario, options, settings, pid, server).run(target));
    }

    /** The tools named by options, else those of the benchmarks if the server has them. */
    private Target.Tools tools(Target bare) throws IOException {
        String listed;
        try (Socket socket = bare.connect()) {
            listed = new Connection(socket)
                    .exchange(bare.requests().list(bare.callers().good()))
                    .body();
        }
        return new Target.Tools(
                tool("--good-call", listed, new Tool("echo", "{\"message\":\"hello\"}")),
                tool("--slow-call", listed, new Tool("slow", "{\"seconds\":30}")),
                tool("--large-call", listed, new Tool("large", "{\"bytes\":1000000}")),
                tool("--progress-call", listed, new Tool("progress", "{\"messages\":1000,\"bytes\":100000}")));
    }

    private Optional<Tool> tool(String option, String listed, Tool usual) {
        return options.tool(option)
                .or(() -> listed.contains("\"name\":\"" + usual.name() + "\"") ? Optional.of(usual) : Optional.empty());
    }

    /** An attack on somebody else's machine is not what this is for. */
    private static InetSocketAddress loopback(URI url) throws IOException {
        InetAddress address = InetAddress.getByName(url.getHost());
        if (!address.isLoopbackAddress()) {
            throw new IOException(url + " is not on this machine: only loopback addresses are attacked");
        }
        int port = url.getPort() >= 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
        return new InetSocketAddress(address, port);
    }

    private Map<String, String> conditions() {
        Map<String, String> conditions = new LinkedHashMap<>();
        conditions.put(
                "server",
                options.url
                        .map(URI::toString)
                        .orElse(options.sample.isEmpty() ? "benchmarks" : "sample " + options.sample));
        conditions.put("heap", "-Xmx" + options.heap);
        conditions.put(
                "callers", options.anonymous ? "anonymous" : options.callers + " attackers where callers sign in");
        conditions.put(
                "addresses of attackers",
                options.addresses == 0 ? "the good caller's" : Integer.toString(options.addresses));
        conditions.put("attackers a second", Integer.toString(options.rate));
        conditions.put("seconds", Long.toString(options.duration.toSeconds()));
        conditions.put("settings", options.settings.toString());
        conditions.put("JVM options", options.jvm.toString());
        conditions.put("Java", Runtime.version().toString());
        conditions.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        return conditions;
    }

    /** Each connection of an attack is an open file of this process, and one of the server's. */
    private static void checkFiles(List<Scenario> scenarios) {
        int needed = scenarios.stream().mapToInt(Scenario::count).max().orElse(0) + FILES_BESIDE;
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                && system.getMaxFileDescriptorCount() < needed) {
            throw new IllegalArgumentException("A process may open " + system.getMaxFileDescriptorCount()
                    + " files here and the attack needs " + needed + ": run 'ulimit -n " + needed
                    + "' before, or choose smaller counts with --scenarios NAME=COUNT");
        }
    }

    private static void endAfter(Duration limit) {
        Thread.ofPlatform().name("limit").daemon().start(() -> {
            try {
                Thread.sleep(limit);
                System.err.println("The time is up (--minutes " + limit.toMinutes() + ").");
                System.exit(3);
            } catch (InterruptedException unexpected) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
