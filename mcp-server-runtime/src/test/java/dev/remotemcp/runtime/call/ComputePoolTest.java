package dev.remotemcp.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose turn it is on the threads for computing. */
final class ComputePoolTest {
    private final BlockingQueue<String> started = new LinkedBlockingQueue<>();
    private final Map<String, Semaphore> gates = new ConcurrentHashMap<>();
    private ComputePool pool = new ComputePool("test", 1);

    @AfterEach
    void close() {
        gates.values().forEach(Semaphore::release);
        pool.close();
    }

    private void submit(String caller, String name) {
        gates.put(name, new Semaphore(0));
        pool.execute(caller, () -> {
            started.add(name);
            gates.get(name).acquireUninterruptibly();
        });
    }

    private void end(String name) {
        gates.get(name).release();
    }

    private String next() throws InterruptedException {
        String name = started.poll(20, TimeUnit.SECONDS);
        assertThat(name).isNotNull();
        return name;
    }

    @Test
    void callerWhoHasNothingRunningNeedNotWaitForOthers() throws InterruptedException {
        submit("alice", "a1");
        submit("alice", "a2");
        assertThat(next()).isEqualTo("a1");
        submit("bob", "b1");
        assertThat(next()).isEqualTo("b1");
        submit("carol", "c1");
        assertThat(started).as("twice the threads at most").isEmpty();
        end("b1");
        assertThat(next()).isEqualTo("c1");
        end("a1");
        assertThat(next()).isEqualTo("a2");
    }

    @Test
    void callersTakeTurns() throws InterruptedException {
        pool = new ComputePool("test", 2);
        submit("alice", "a1");
        assertThat(next()).isEqualTo("a1");
        submit("alice", "a2");
        assertThat(next()).isEqualTo("a2");
        submit("alice", "a3");
        submit("alice", "a4");
        submit("bob", "b1");
        assertThat(next()).isEqualTo("b1");
        submit("bob", "b2");
        end("a1");
        end("a2");
        assertThat(next()).isEqualTo("a3");
        end("b1");
        assertThat(next()).isEqualTo("b2");
        end("a3");
        assertThat(next()).isEqualTo("a4");
    }

    @Test
    void waitingTaskCanBeTakenBack() throws InterruptedException {
        submit("alice", "a1");
        assertThat(next()).isEqualTo("a1");
        Runnable waiting = () -> started.add("never");
        pool.execute("alice", waiting);
        assertThat(pool.remove("alice", waiting)).isTrue();
        assertThat(pool.remove("alice", waiting)).isFalse();
        submit("alice", "a2");
        end("a1");
        assertThat(next()).isEqualTo("a2");
    }

    @Test
    void lentThreadIsReplacedUntilItComesBack() throws InterruptedException {
        submit("alice", "a1");
        assertThat(next()).isEqualTo("a1");
        submit("alice", "a2");
        assertThat(started).isEmpty();
        pool.lend();
        assertThat(next()).isEqualTo("a2");
        pool.takeBack();
        submit("alice", "a3");
        end("a1");
        end("a2");
        assertThat(next()).isEqualTo("a3");
    }

    @Test
    void taskThatThrowsLeavesNothingBehind() throws InterruptedException {
        pool.execute("alice", () -> {
            started.add("a1");
            throw new IllegalStateException("on purpose");
        });
        submit("alice", "a2");
        assertThat(next()).isEqualTo("a1");
        assertThat(next()).isEqualTo("a2");
        end("a2");
        while (pool.running() > 0 || pool.callers() > 0) {
            Thread.onSpinWait();
        }
        assertThat(pool.callers()).isZero();
    }
}
