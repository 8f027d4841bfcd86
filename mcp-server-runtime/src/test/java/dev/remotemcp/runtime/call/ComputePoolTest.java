package dev.remotemcp.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose turn it is on the threads for computing. */
final class ComputePoolTest {
    private final ComputePool pool = new ComputePool("test", 1);
    private final BlockingQueue<String> started = new LinkedBlockingQueue<>();
    private final Semaphore gate = new Semaphore(0);

    @AfterEach
    void close() {
        gate.release(1_000);
        pool.close();
    }

    private void submit(String caller, String name) {
        pool.execute(caller, () -> {
            started.add(name);
            gate.acquireUninterruptibly();
        });
    }

    private String next() throws InterruptedException {
        String name = started.poll(20, TimeUnit.SECONDS);
        assertThat(name).isNotNull();
        return name;
    }

    @Test
    void callersTakeTurns() throws InterruptedException {
        submit("alice", "a1");
        submit("alice", "a2");
        submit("alice", "a3");
        submit("bob", "b1");
        assertThat(next()).isEqualTo("a1");
        assertThat(next()).as("one who has none running need not wait").isEqualTo("b1");
        submit("bob", "b2");
        submit("bob", "b3");
        assertThat(started).as("twice the threads at most").isEmpty();
        List<String> order = new ArrayList<>();
        gate.release(2);
        order.add(next());
        for (int i = 0; i < 3; i++) {
            gate.release();
            order.add(next());
        }
        assertThat(order).containsExactly("a2", "b2", "a3", "b3");
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
        gate.release();
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
        gate.release(2);
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
        gate.release();
        while (pool.running() > 0 || pool.callers() > 0) {
            Thread.onSpinWait();
        }
        assertThat(pool.callers()).isZero();
    }
}
