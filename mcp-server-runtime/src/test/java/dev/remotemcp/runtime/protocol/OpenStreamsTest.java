package dev.remotemcp.runtime.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.config.TestSettings;
import dev.remotemcp.runtime.protocol.OpenStreams.Full;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who gets a stream when there are many: 16 in total, 4 for each caller. */
final class OpenStreamsTest {
    private static final long LATER = OpenStreams.SETTLED.toNanos();

    private final OpenStreams streams = new OpenStreams(TestSettings.ofDefault());
    private final List<String> ended = new ArrayList<>();

    private OpenStreams.LongStream stream(String name) {
        return () -> ended.add(name);
    }

    private void open(String caller, int count) {
        for (int i = 1; i <= count; i++) {
            assertThat(streams.add(caller, stream(caller + i), 0)).isEmpty();
        }
    }

    @Test
    void callerWithTooManyNewStreamsIsRefused() {
        open("alice", 4);
        assertThat(streams.add("alice", stream("fifth"), LATER - 1)).contains(Full.CALLER);
        assertThat(streams.add("bob", stream("first"), LATER - 1)).isEmpty();
        assertThat(ended).isEmpty();
        assertThat(streams.message(Full.CALLER)).contains("mcp.limits.streams-per-caller");
    }

    @Test
    void clientThatComesBackReplacesItsOwnOldestStream() {
        open("alice", 4);
        assertThat(streams.add("alice", stream("new"), LATER)).isEmpty();
        assertThat(ended).containsExactly("alice1");
        assertThat(streams.openOf("alice")).isEqualTo(4);
    }

    @Test
    void fullServerTakesFromWhoHasMost() {
        open("alice", 3);
        open("bob", 4);
        open("carol", 3);
        open("dave", 3);
        open("erin", 3);
        assertThat(streams.add("frank", stream("frank1"), 1)).isEmpty();
        assertThat(ended).containsExactly("bob1");
        assertThat(streams.add("frank", stream("frank2"), 1)).isEmpty();
        assertThat(ended).containsExactly("bob1", "alice1");
        assertThat(streams.open()).isEqualTo(16);
    }

    @Test
    void nobodyLosesAStreamToWhoWouldHaveAsMany() {
        open("alice", 4);
        open("bob", 4);
        open("carol", 4);
        open("dave", 4);
        for (int i = 1; i <= 3; i++) {
            assertThat(streams.add("erin", stream("erin" + i), 0)).isEmpty();
        }
        assertThat(ended).containsExactly("alice1", "bob1", "carol1");
        assertThat(streams.add("erin", stream("erin4"), 0))
                .as("all have three or four")
                .contains(Full.SERVER);
        assertThat(streams.add("erin", stream("erin4"), LATER)).isEmpty();
        assertThat(ended).endsWith("erin1");
    }

    @Test
    void streamsThatAreGoneLeaveNothingBehind() {
        OpenStreams.LongStream stream = stream("one");
        assertThat(streams.add("alice", stream)).isEmpty();
        streams.remove("alice", stream);
        streams.remove("alice", stream);
        assertThat(streams.open()).isZero();
        assertThat(streams.openOf("alice")).isZero();
    }

    @Test
    void stoppingServerTakesNoMore() {
        open("alice", 2);
        streams.endAll();
        assertThat(ended).containsExactly("alice1", "alice2");
        assertThat(streams.open()).isZero();
        assertThat(streams.add("alice", stream("late"))).contains(Full.SERVER);
    }
}
