package dev.remotemcp.runtime.edge;

import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Starts a virtual thread for each task, those of one turn of the event loop together.
 *
 * <p>Waking the scheduler's thread for each task on its own lets it push the event loop aside once per request, which
 * costs more than the call itself when cores are few. One hand-over per turn wakes it once.
 */
final class BurstStarter implements Executor {
    private final EventExecutor loop;

    /** Touched on the event loop only. */
    private List<Runnable> burst = new ArrayList<>();

    BurstStarter(EventExecutor loop) {
        this.loop = loop;
    }

    @Override
    public void execute(Runnable task) {
        if (!loop.inEventLoop()) {
            Thread.startVirtualThread(task);
            return;
        }
        burst.add(task);
        if (burst.size() == 1) {
            loop.execute(this::start); // runs when all that has arrived is read
        }
    }

    private void start() {
        List<Runnable> tasks = burst;
        if (tasks.size() == 1) {
            Thread.startVirtualThread(tasks.getFirst());
            tasks.clear();
        } else {
            burst = new ArrayList<>(tasks.size());
            Thread.startVirtualThread(() -> tasks.forEach(Thread::startVirtualThread));
        }
    }
}
