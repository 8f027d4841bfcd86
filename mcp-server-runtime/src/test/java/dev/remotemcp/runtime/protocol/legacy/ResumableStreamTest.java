package dev.remotemcp.runtime.protocol.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.protocol.EventStream;
import dev.remotemcp.runtime.protocol.ServerEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A call's stream as its client loses connections and comes back. */
class ResumableStreamTest {
    private final List<ResumableStream> over = new ArrayList<>();
    private final ResumableStream stream =
            new ResumableStream(7, new Replay(7, new Replay.Bounds(10, 100_000), new Unbounded()), true, over::add);
    private final Connection first = new Connection();

    ResumableStreamTest() {
        stream.open(first);
    }

    @Test
    void isHandedOverWhenItsCallEndsWithoutAResponse() {
        stream.end();
        stream.end();

        assertThat(over).containsExactly(stream);
    }

    @Test
    void tellsAClientThatComesBackWhereItIsBeforeAnythingElseHappens() {
        stream.send(bytes("one"));
        stream.disconnected(first);
        Connection second = new Connection();
        stream.resume(second, 1);

        assertThat(second.events).containsExactly("id: 7-1\n");
    }

    @Test
    void handsAClientThatComesBackWhatItMissed() {
        stream.send(bytes("one"));
        stream.disconnected(first);
        stream.send(bytes("two"));
        stream.end(bytes("response"));
        Connection second = new Connection();
        stream.resume(second, 1);

        assertThat(second.events)
                .containsExactly("id: 7-1\n", "id: 7-2\nevent: message\ntwo", "id: 7-3\nevent: message\nresponse");
        assertThat(second.open).isFalse();
    }

    @Test
    void hasNothingMoreForAClientThatSawTheResponse() {
        stream.send(bytes("one"));
        assertThat(stream.isOver(1)).isFalse();
        stream.end(bytes("response"));

        assertThat(stream.isOver(1)).isFalse();
        assertThat(stream.isOver(2)).isTrue();
    }

    @Test
    void hasNothingMoreForAClientThatCancelled() {
        stream.send(bytes("one"));
        stream.end();

        assertThat(stream.isOver(0)).isFalse();
        assertThat(stream.isOver(1)).isTrue();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A connection that never fails. */
    private static final class Unbounded implements Replay.Room {
        @Override
        public boolean take(long bytes) {
            return true;
        }

        @Override
        public void force(long bytes) {
            // There is always room.
        }

        @Override
        public void give(long bytes) {
            // Nothing is counted.
        }
    }

    private static final class Connection implements EventStream {
        private final List<String> events = new ArrayList<>();
        private boolean open = true;

        @Override
        public void send(ServerEvent event) {
            offer(event);
        }

        @Override
        public void awaitRoom(int bytes) {
            // There is always room.
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public boolean offer(ServerEvent event) {
            events.add(new String(event.head(), StandardCharsets.UTF_8)
                    + new String(event.data(), StandardCharsets.UTF_8));
            return true;
        }

        @Override
        public void end(ServerEvent event) {
            offer(event);
            end();
        }

        @Override
        public void end() {
            open = false;
        }
    }
}
