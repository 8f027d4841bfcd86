package dev.remotemcp.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.Answers;
import dev.remotemcp.runtime.Client;
import dev.remotemcp.runtime.Question;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What counts as a handler's time. */
final class CallDeadlineTest {
    private static final long LIMIT = Duration.ofMillis(50).toNanos();

    private final Semaphore asked = new Semaphore(0);
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch second = new CountDownLatch(1);
    private final Call call = new Call(new WaitingClient(), Thread::startVirtualThread, "caller alice", () -> () -> {});

    @Test
    void theTimeThatUsersTakeIsNotTheHandlersHoweverManyAreAskedAtOnce() throws InterruptedException {
        call.accepted(System.nanoTime() + LIMIT);
        call.startedOn(Thread.currentThread(), true);
        Thread one = ask("first");
        long since = System.nanoTime();
        while (System.nanoTime() - since < 4 * LIMIT) {
            assertThat(call.overdue(System.nanoTime())).isFalse();
        }
        Thread two = ask("second");
        first.countDown();
        one.join();
        second.countDown();
        two.join();
        long resumed = System.nanoTime();
        assertThat(call.overdue(resumed)).as("what was left is still there").isFalse();
        assertThat(call.overdue(resumed + 2 * LIMIT)).as("no more than that").isTrue();
    }

    private Thread ask(String key) throws InterruptedException {
        Thread thread = Thread.startVirtualThread(() -> call.ask(Question.roots(key)));
        asked.acquire();
        return thread;
    }

    /** Answers when the test says so. */
    private final class WaitingClient implements Interaction {
        @Override
        public Answers ask(List<Question<?>> questions) {
            asked.release();
            try {
                (questions.getFirst().key().equals("first") ? first : second).await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return new Answers(Map.of());
        }

        @Override
        public Client client() {
            return Client.unknown("2025-11-25");
        }

        @Override
        public Optional<Principal> principal() {
            return Optional.empty();
        }

        @Override
        public JsonNode meta() {
            return JsonNodeFactory.instance.objectNode();
        }

        @Override
        public void progress(double progress, @Nullable Double total, @Nullable String message) {
            throw new AssertionError("Nobody reports progress");
        }

        @Override
        public void log(LoggingLevel level, @Nullable String logger, Object data) {
            throw new AssertionError("Nobody logs");
        }

        @Override
        public void continueByPolling(Duration retry) {
            throw new AssertionError("Nobody lets go");
        }

        @Override
        public <T> T once(String step, Class<T> type, Supplier<T> action) {
            return action.get();
        }
    }
}
