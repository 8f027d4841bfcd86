package dev.remotemcp.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.Client;
import dev.remotemcp.runtime.config.LegacyConfiguration;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sessions at the bounds of one caller and of all. */
final class MemorySessionsTest {
    private static final int MEGABYTE = 1024 * 1024;

    private final List<MemorySessions> opened = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(MemorySessions::close);
    }

    @Test
    void oneCallerWhoOpensManySessionsEndsNoSessionOfOthers() {
        MemorySessions sessions = sessions(100, null, null);
        sessions.add(session("other", "idle caller"));
        for (int i = 0; i < 1_000; i++) {
            sessions.add(session("flood" + i, "greedy caller"));
        }
        assertThat(sessions.find("other")).isPresent();
        assertThat(ended).hasSize(975).allMatch(id -> id.startsWith("flood"));
        assertThat(kept(sessions, 1_000)).as("a quarter of all").isEqualTo(25);
        assertThat(sessions.find("flood999")).as("the newest").isPresent();
    }

    @Test
    void callersAtTheirOwnBoundLoseTheirLongestIdleSession() {
        MemorySessions sessions = sessions(100, 3, null);
        for (String id : List.of("a", "b", "c")) {
            sessions.add(session(id, "caller"));
        }
        sessions.use("a");
        sessions.add(session("d", "caller"));
        assertThat(ended).containsExactly("b");
    }

    @Test
    void atTheBoundOfAllTheLongestIdleSessionOfTheCallerWithMostEnds() {
        MemorySessions sessions = sessions(6, 6, null);
        sessions.add(session("single", "modest caller"));
        for (String id : List.of("a", "b", "c")) {
            sessions.add(session(id, "caller with three"));
        }
        sessions.add(session("d", "caller with two"));
        sessions.add(session("e", "caller with two"));
        sessions.use("a");
        sessions.add(session("new", "new caller"));
        assertThat(ended).containsExactly("b");
    }

    @Test
    void sessionsAreBoundedInBytesOfOneCallerAndInTotal() {
        MemorySessions sessions = sessions(10_000, 10_000, 8 * MEGABYTE);
        for (int caller = 0; caller < 8; caller++) {
            for (int i = 0; i < 10; i++) {
                sessions.add(session("s" + caller + "-" + i, "caller " + caller));
                sessions.update("s" + caller + "-" + i, session -> session.withSubscriptions(uris(200_000)));
                assertThat(sessions.bytes()).isLessThanOrEqualTo(8 * MEGABYTE);
            }
        }
        assertThat(ended).isNotEmpty();
        IntStream.range(0, 8)
                .forEach(caller -> assertThat(IntStream.range(0, 10)
                                .mapToObj(i -> sessions.find("s" + caller + "-" + i))
                                .flatMap(java.util.Optional::stream)
                                .mapToLong(MemorySessions::bytes)
                                .sum())
                        .as("bytes of caller %s", caller)
                        .isBetween(1L, 2L * MEGABYTE));
    }

    @Test
    void bytesAreGivenBackWhenASessionShrinksOrEnds() {
        MemorySessions sessions = sessions(10, 10, null);
        sessions.add(session("s", "caller"));
        long small = sessions.bytes();
        sessions.update("s", session -> session.withSubscriptions(uris(100_000)));
        assertThat(sessions.bytes()).isGreaterThan(small + 100_000);
        sessions.update("s", session -> session.withSubscriptions(Set.of()));
        assertThat(sessions.bytes()).isEqualTo(small);
        sessions.remove("s");
        assertThat(sessions.bytes()).isZero();
        assertThat(ended).containsExactly("s");
    }

    private static Set<String> uris(int bytes) {
        return IntStream.range(0, bytes / 2_000)
                .mapToObj(i -> "note://" + i + "/" + "x".repeat(1_980))
                .collect(Collectors.toSet());
    }

    private static long kept(MemorySessions sessions, int most) {
        return IntStream.range(0, most)
                .filter(i -> sessions.find("flood" + i).isPresent())
                .count();
    }

    private MemorySessions sessions(int most, @Nullable Integer ofOne, @Nullable Integer bytes) {
        Duration minute = Duration.ofMinutes(1);
        MemorySessions sessions =
                new MemorySessions(new LegacyConfiguration(true, most, ofOne, bytes, minute, 1024, minute));
        sessions.onEnd(ended::add);
        opened.add(sessions);
        return sessions;
    }

    private static Session session(String id, String caller) {
        return new Session(id, "default", "", caller, Client.unknown("2025-11-25"), LoggingLevel.INFO, Set.of());
    }
}
