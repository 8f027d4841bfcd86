package dev.remotemcp.benchmarks.load;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Runs one scenario on a server: quiet, under attack, and afterwards. */
final class Trial {
    private static final Duration ENTERING = Duration.ofSeconds(30);
    private static final long WARM_UP_MILLIS = 3_000;
    private static final int WARM_UP_CALLERS = 32;

    /** Calls on one connection. */
    private static final int WARM_UP_CALLS = 4;

    private static final long QUIET_MILLIS = 2_000;
    private static final long SETTLE_MILLIS = 2_000;
    private static final long AFTER_MILLIS = 1_000;

    private final Scenario scenario;
    private final Options options;
    private final Map<String, String> settings;
    private final OptionalLong pid;
    private final Optional<ServerProcess> server;

    /**
     * @param options how long the attack lasts and how fast it begins
     * @param settings what the server is set to for this scenario
     * @param pid process of the server, if known
     * @param server its process, if it was started for this
     */
    Trial(
            Scenario scenario,
            Options options,
            Map<String, String> settings,
            OptionalLong pid,
            Optional<ServerProcess> server) {
        this.scenario = scenario;
        this.options = options;
        this.settings = settings;
        this.pid = pid;
        this.server = server;
    }

    Row run(Target all) throws IOException, InterruptedException {
        Target target = scenario.oneCaller() ? all.withOneCaller() : all;
        checkGoodCall(target);
        warmUp(target);
        Timing quiet = GoodCaller.callFor(target, QUIET_MILLIS);
        KeptSession session = KeptSession.open(target);
        Memory before = Memory.of(livingPid());
        OtherWork others = OtherWork.start(pid);
        Timing during;
        Memory meanwhile;
        Map<String, Long> came;
        long othersPercent;
        try (Crowd crowd = new Crowd(target, options.rate)) {
            GoodCaller good = GoodCaller.start(target);
            scenario.attack().start(crowd, scenario.count());
            boolean complete = crowd.awaitEntered(ENTERING, this::hasEnded);
            await(options.duration);
            during = good.stop();
            othersPercent = others.percentOfOneCore();
            if (!complete) {
                crowd.tally().add("not all came in within " + ENTERING.toSeconds() + " s");
            }
            came = crowd.tally().counts();
            meanwhile = Memory.of(livingPid());
        }
        Thread.sleep(SETTLE_MILLIS);
        Memory after = Memory.of(livingPid());
        Timing afterwards = GoodCaller.callFor(target, AFTER_MILLIS);
        return new Row(
                scenario.name(),
                scenario.what(),
                scenario.count(),
                settings,
                came,
                itemBytes(before, meanwhile, came),
                quiet,
                during,
                afterwards,
                before,
                meanwhile,
                after,
                session.state(),
                othersPercent,
                server.isPresent() ? server.get().outOfMemoryLines() : -1,
                server.map(ServerProcess::exitCode).orElse(OptionalInt.empty()));
    }

    /** A server that others attack has been running for a while, and so has whatever attacks it. */
    private void warmUp(Target target) throws InterruptedException {
        try (Crowd callers = new Crowd(target, options.rate)) {
            callers.send(WARM_UP_CALLERS, seat -> {
                byte[] request = target.call(seat.token());
                while (!seat.isOver()) {
                    try (Connection connection = seat.connect()) {
                        for (int i = 0; i < WARM_UP_CALLS && !seat.isOver(); i++) {
                            connection.exchange(request);
                        }
                    }
                }
            });
            GoodCaller.callFor(target, WARM_UP_MILLIS);
        }
    }

    /** Figures of a call that fails even without an attack would say nothing. */
    private static void checkGoodCall(Target target) throws IOException {
        try (Socket socket = target.connect()) {
            Answer answer =
                    new Connection(socket).exchange(target.call(target.callers().good()));
            if (!answer.isGood()) {
                throw new IOException("The good caller's call fails without any attack: HTTP " + answer.status() + " "
                        + answer.body());
            }
        }
    }

    private long itemBytes(Memory before, Memory meanwhile, Map<String, Long> came) {
        long items = came.getOrDefault(scenario.item(), 0L);
        return items == 0 || before.heapBytes() < 0 || meanwhile.heapBytes() < 0
                ? -1
                : (meanwhile.heapBytes() - before.heapBytes()) / items;
    }

    private boolean hasEnded() {
        return server.isPresent() && server.get().exitCode().isPresent();
    }

    private OptionalLong livingPid() {
        return hasEnded() ? OptionalLong.empty() : pid;
    }

    private void await(Duration time) throws InterruptedException {
        if (server.isPresent()) {
            server.get().await(time);
        } else {
            Thread.sleep(time);
        }
    }
}
