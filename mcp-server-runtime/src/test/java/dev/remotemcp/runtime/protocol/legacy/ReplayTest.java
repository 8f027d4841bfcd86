package dev.remotemcp.runtime.protocol.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.config.LegacyConfiguration;
import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.config.TestSettings;
import dev.remotemcp.runtime.protocol.ServerEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages that are kept for clients that lost the connection, at the bounds. */
final class ReplayTest {
    private static final Replay.Bounds BOUNDS = new Replay.Bounds(4, 1_000);

    private final EndedStreams ended = new EndedStreams(settings(8_000));

    @Test
    void oldestNotificationsGoWhenThereAreTooManyOrTooLargeOnes() {
        Replay replay = new Replay(1, BOUNDS, ended.room("caller"));
        for (int i = 0; i < 10; i++) {
            replay.keep(bytes(400), true);
        }
        assertThat(replay.bytes()).isEqualTo(800);
        assertThat(kept(replay)).containsExactly("1-9", "1-10");
        for (int i = 0; i < 10; i++) {
            replay.keep(bytes(10), true);
        }
        assertThat(kept(replay)).containsExactly("1-17", "1-18", "1-19", "1-20");
        assertThat(ended.bytes()).isEqualTo(40);
        replay.clear();
        assertThat(ended.bytes()).isZero();
    }

    @Test
    void notificationIsNotKeptWhereRequestsTakeAllTheRoom() {
        Replay replay = new Replay(1, new Replay.Bounds(1, 1_000), ended.room("caller"));
        replay.keep(bytes(10), false);
        replay.keep(bytes(10), true);
        assertThat(replay.last()).isEqualTo(2);
        List<ServerEvent> sent = new ArrayList<>();
        assertThat(replay.send(0, sent::add)).isEqualTo(2);
        assertThat(sent).hasSize(1);
    }

    @Test
    void notificationsOfOneCallerTakeAQuarterAndResponsesAreKeptAllTheSame() {
        Replay first = new Replay(1, new Replay.Bounds(100, 10_000), ended.room("caller"));
        Replay second = new Replay(2, new Replay.Bounds(100, 10_000), ended.room("caller"));
        Replay other = new Replay(3, new Replay.Bounds(100, 10_000), ended.room("other caller"));
        for (int i = 0; i < 4; i++) {
            first.keep(bytes(500), true);
        }
        second.keep(bytes(500), true);
        second.keep(bytes(600), false);
        other.keep(bytes(500), true);
        assertThat(kept(first)).hasSize(4);
        assertThat(kept(second)).as("the response alone").containsExactly("2-2");
        assertThat(kept(other)).containsExactly("3-1");
    }

    @Test
    void endedStreamsOfOneCallerPushOutNobodyElses() {
        LiveSession greedy = new LiveSession("greedy caller", BOUNDS, ended);
        LiveSession modest = new LiveSession("modest caller", BOUNDS, ended);
        ResumableStream result = modest.stream(true);
        result.end(bytes(500));
        List<ResumableStream> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            ResumableStream stream = greedy.stream(true);
            many.add(stream);
            stream.end(bytes(500));
            assertThat(ended.bytes()).isLessThanOrEqualTo(8_000);
        }
        assertThat(modest.stream(result.number())).isPresent();
        assertThat(many.stream().filter(stream -> greedy.stream(stream.number()).isPresent()))
                .as("1,012 bytes each of 2,000, the newest")
                .containsExactly(many.getLast());
        greedy.end();
        modest.end();
        assertThat(ended.bytes()).isZero();
    }

    private static List<String> kept(Replay replay) {
        List<String> ids = new ArrayList<>();
        replay.send(
                0,
                event -> ids.add(new String(event.head(), StandardCharsets.UTF_8)
                        .lines()
                        .findFirst()
                        .orElseThrow()
                        .substring("id: ".length())));
        return ids;
    }

    private static byte[] bytes(int length) {
        return "x".repeat(length).getBytes(StandardCharsets.UTF_8);
    }

    private static ServerSettings settings(int replaySize) {
        ServerSettings defaults = TestSettings.ofDefault();
        Duration minute = Duration.ofMinutes(1);
        return new ServerSettings(
                defaults.name(),
                defaults.server(),
                defaults.endpoint(),
                defaults.limits(),
                defaults.pages(),
                defaults.cache(),
                new LegacyConfiguration(true, 10, 10, null, minute, replaySize, minute),
                defaults.streams());
    }
}
