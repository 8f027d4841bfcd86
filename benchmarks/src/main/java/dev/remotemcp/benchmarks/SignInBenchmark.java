package dev.remotemcp.benchmarks;

import dev.remotemcp.auth.token.AccessTokenVerifier;
import dev.remotemcp.auth.token.TokenVerdict;
import dev.remotemcp.minientra.Application;
import dev.remotemcp.minientra.MiniEntra;
import io.micronaut.context.ApplicationContext;
import java.util.Map;
import java.util.Optional;
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

/** What a token of Entra costs: when it comes for the first time, and when it comes again. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SignInBenchmark {
    private static final String CLIENT_ID = "11111111-2222-3333-4444-555555555555";

    private final Application api = Application.builder(CLIENT_ID)
            .identifierUri("http://127.0.0.1:8080/mcp")
            .scopes("mcp.access")
            .build();
    private final MiniEntra entra = MiniEntra.builder().applications(api).start();
    private final ApplicationContext context = ApplicationContext.run(Map.of(
            "mcp.auth.provider",
            "entra",
            "mcp.auth.public-url",
            "http://127.0.0.1:8080/mcp",
            "mcp.auth.tenant-id",
            entra.tenantId(),
            "mcp.auth.client-id",
            CLIENT_ID,
            "mcp.auth.authority",
            entra.baseUri().toString()));
    private final AccessTokenVerifier verifier = context.getBean(AccessTokenVerifier.class);
    private final String token = entra.accessToken(entra.user("Alice"), api).mint();

    /** Refuses to measure a token that is not accepted. */
    @Setup
    public void prepare() {
        if (!(verifier.verify(token) instanceof TokenVerdict.Accepted)) {
            throw new IllegalStateException("The token is not accepted");
        }
    }

    /** A token that has not come in the last minute. */
    @Benchmark
    public TokenVerdict verify() {
        return verifier.verify(token);
    }

    /** One that has. */
    @Benchmark
    public Optional<TokenVerdict> known() {
        return verifier.known(token);
    }

    /** Ends what was started. */
    @TearDown
    public void close() {
        context.close();
        entra.close();
    }
}
