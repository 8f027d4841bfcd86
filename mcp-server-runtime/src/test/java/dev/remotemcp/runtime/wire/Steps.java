package dev.remotemcp.runtime.wire;

import dev.remotemcp.runtime.McpContext;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.ToolBinding;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A tool that reports its progress step by step, when the test says so. */
final class Steps {
    private final int steps;
    private final Semaphore allowed = new Semaphore(0);
    private final AtomicInteger taken = new AtomicInteger();

    Steps(int steps) {
        this.steps = steps;
    }

    /** The tool, called {@code steps}. */
    ToolBinding tool() {
        return FixtureTools.tool("steps", (arguments, context) -> run(context));
    }

    private ToolOutput run(McpContext context) throws InterruptedException {
        for (int i = 1; i <= steps; i++) {
            allowed.acquire();
            context.progress(i);
            taken.incrementAndGet();
        }
        return new ToolOutput.Text("arrived");
    }

    /** Lets the tool go on, and returns when it has sent what it had to. */
    void take(int more) {
        int until = taken.get() + more;
        allowed.release(more);
        Await.until("step " + until, () -> taken.get() >= until);
    }
}
