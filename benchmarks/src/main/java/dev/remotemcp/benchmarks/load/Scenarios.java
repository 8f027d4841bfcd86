package dev.remotemcp.benchmarks.load;

import java.util.List;
import java.util.Map;

/** The scenarios that there are. */
final class Scenarios {
    /** Name of the setting that a server with TLS is started for. */
    static final String TLS = "micronaut.server.ssl.enabled";

    private static final int CALLS_OF_A_SLOW_READER = 8;
    private static final int LISTS_OF_A_SLOW_READER = 64;

    private Scenarios() {}

    /** In the order in which they run. */
    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                                "listen",
                                "idle streams of subscriptions/listen by many callers",
                                10_000,
                                new ListenStreams())
                        .with(Scenarios::roomForStreams)
                        .keeping("HTTP 200"),
                Scenario.of(
                                "sessions",
                                "sessions with the largest initialize by many callers",
                                10_000,
                                new LargestSessions())
                        .with(Scenarios::roomForSessions)
                        .keeping("session"),
                Scenario.of("slow-calls", "calls of half a minute by many callers", 2_000, new SlowCalls())
                        .needing(tools -> tools.slow().isPresent()),
                Scenario.of(
                        "strangers-70",
                        "announced bodies without a token, and 16 × 300 KB bodies",
                        70,
                        new AnnouncedBodies()),
                Scenario.of(
                        "strangers-700",
                        "announced bodies without a token, and 16 × 300 KB bodies",
                        700,
                        new AnnouncedBodies()),
                Scenario.of("slow-heads", "a header line every 5 s", 500, new SlowHeads()),
                Scenario.of(
                        "slow-readers",
                        "unread results, 8 of 1 MB (or 64 lists) each",
                        200,
                        (crowd, count) -> largeResults(crowd).start(crowd, count)),
                Scenario.of(
                                "slow-progress",
                                "unread streams of progress in messages of 100 KB",
                                20,
                                new SlowReaders(
                                        1,
                                        seat -> seat.target()
                                                .requests()
                                                .call(
                                                        seat.token(),
                                                        seat.target()
                                                                .tools()
                                                                .progress()
                                                                .orElseThrow())))
                        .needing(tools -> tools.progress().isPresent()),
                Scenario.of(
                                "h2-streams",
                                "streams with announced bodies on one HTTP/2 connection",
                                1_000,
                                new Http2Streams(false, true))
                        .with(Scenarios::http2),
                Scenario.of(
                                "h2-rude",
                                "more of these streams at a time than the server allows",
                                1_000,
                                new Http2Streams(false, false))
                        .with(Scenarios::http2),
                Scenario.of(
                                "h2-signed-in",
                                "the same streams by one caller with a token",
                                150,
                                new Http2Streams(true, true))
                        .with(Scenarios::http2)
                        .byOneCaller(),
                Scenario.of(
                                "one-caller-listen",
                                "streams of subscriptions/listen by one caller",
                                1_100,
                                new ListenStreams())
                        .byOneCaller()
                        .keeping("HTTP 200"),
                Scenario.of(
                                "one-caller-sessions",
                                "sessions with the largest initialize by one caller",
                                12_000,
                                new LargestSessions())
                        .byOneCaller(),
                Scenario.of("one-caller-calls", "calls of half a minute by one caller", 1_100, new SlowCalls())
                        .byOneCaller()
                        .needing(tools -> tools.slow().isPresent()),
                Scenario.of(
                        "drips",
                        "announced bodies by callers, of which a kilobyte a second arrives",
                        500,
                        new DrippedBodies()),
                Scenario.of("idle", "connections without a request", 5_000, new IdleConnections(seat -> new byte[0])),
                Scenario.of(
                                "tls",
                                "TLS handshakes that stop after 6 bytes",
                                1_000,
                                new IdleConnections(seat -> IdleConnections.handshake()))
                        .with(unused -> Map.of(TLS, "true")));
    }

    private static Attack largeResults(Crowd crowd) {
        return crowd.target()
                .tools()
                .large()
                .map(tool -> new SlowReaders(
                        CALLS_OF_A_SLOW_READER, seat -> seat.target().requests().call(seat.token(), tool)))
                .orElseGet(() -> new SlowReaders(
                        LISTS_OF_A_SLOW_READER, seat -> seat.target().call(seat.token())));
    }

    private static Map<String, String> roomForStreams(int count) {
        String room = Integer.toString(count + 100);
        return Map.of(
                "mcp.limits.streams", room,
                "mcp.limits.streams-per-caller", room,
                "mcp.connections.max", room,
                "mcp.connections.per-peer", room);
    }

    private static Map<String, String> roomForSessions(int count) {
        String room = Integer.toString(count + 100);
        return Map.of("mcp.legacy.max-sessions", room, "mcp.legacy.sessions-per-caller", room);
    }

    private static Map<String, String> http2(int count) {
        return Map.of("micronaut.server.http-version", "2.0");
    }
}
