package dev.remotemcp.benchmarks;

import dev.remotemcp.runtime.protocol.Receiver;
import io.micronaut.context.ApplicationContext;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From the bytes of a request to the bytes of its answer, without HTTP.
 *
 * <p>The rows are those of the load benchmark; {@code echo} and {@code order} hop to a virtual thread and back. Those
 * of 2025-11-25 belong to one session.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DispatchBenchmark {
    /** The row. */
    @Param({
        "echo-nonblocking",
        "echo",
        "order",
        "tools",
        "legacy-echo-nonblocking",
        "legacy-echo",
        "legacy-order",
        "legacy-tools"
    })
    public String row = "echo";

    private final ApplicationContext context = ApplicationContext.run(Map.of("benchmark.tools", 50));
    private final Receiver receiver = context.getBean(Receiver.class);
    private Map<String, String> headers = Map.of();
    private byte[] body = {};

    /** Reads the row's request and refuses to measure what does not work. */
    @Setup
    public void prepare() {
        Optional<String> session = Optional.empty();
        if (RowRequest.needsSession(row)) {
            use(RowRequest.of(RowRequest.INITIALIZE));
            CapturedExchange opening = exchange();
            session = Optional.of(opening.answered(RowRequest.SESSION).orElseThrow());
        }
        use(RowRequest.of(row).in(session));
        String answer = new String(dispatch(), StandardCharsets.UTF_8);
        if (!answer.contains("\"result\"") || answer.contains("\"isError\":true")) {
            throw new IllegalStateException("The answer is no result: " + answer);
        }
    }

    private void use(RowRequest request) {
        headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(request.headers());
        body = request.bytes();
    }

    private CapturedExchange exchange() {
        CapturedExchange exchange = new CapturedExchange(headers);
        receiver.receive(exchange, body);
        return exchange;
    }

    @TearDown
    public void close() {
        context.close();
    }

    @Benchmark
    public byte[] dispatch() {
        return exchange().answer();
    }
}
