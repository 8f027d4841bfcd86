package dev.remotemcp.benchmarks;

import dev.remotemcp.runtime.call.Arguments;
import dev.remotemcp.runtime.call.Call;
import dev.remotemcp.runtime.call.ToolHandler;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.McpCatalog;
import io.micronaut.context.ApplicationContext;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The generated code alone: arguments decoded, the method called, its result encoded. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DecodeBenchmark {
    private static final byte[] MESSAGE = "{\"message\":\"hello\"}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ORDER = """
            {"order":{"article":"lamp","quantity":3,"price":19.95,"due":"2027-01-31","gift":true,"priority":"NORMAL"}}""".getBytes(StandardCharsets.UTF_8);

    private final ApplicationContext context = ApplicationContext.run();
    private final ToolHandler echo = handler("echo");
    private final ToolHandler order = handler("order");
    private final Call call = new Call(new Unreachable(), Runnable::run, "nobody", () -> () -> {});

    private ToolHandler handler(String tool) {
        return context.getBean(McpCatalog.class)
                .snapshot()
                .tool(tool)
                .orElseThrow()
                .handler();
    }

    /** Refuses to measure what does not work. */
    @Setup
    public void check() throws Exception {
        if (!(echo() instanceof ToolOutput.Text) || !(order() instanceof ToolOutput.Structured)) {
            throw new IllegalStateException("The tools answer " + echo() + " and " + order());
        }
    }

    @TearDown
    public void close() {
        context.close();
    }

    /** One string in, one string out. */
    @Benchmark
    public ToolOutput echo() throws Exception {
        return echo.call(Arguments.of(MESSAGE, 0, MESSAGE.length), call);
    }

    /** A record of six components in and out. */
    @Benchmark
    public ToolOutput order() throws Exception {
        return order.call(Arguments.of(ORDER, 0, ORDER.length), call);
    }
}
