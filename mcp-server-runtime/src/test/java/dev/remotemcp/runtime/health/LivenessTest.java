package dev.remotemcp.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LivenessTest {
    @Test
    void livenessIsUpWhileThereIsMemory() throws Exception {
        HttpResponse<String> answer = liveness(Map.of());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void livenessCanBeSwitchedOff() throws Exception {
        assertThat(liveness(Map.of("mcp.health.enabled", false)).statusCode()).isEqualTo(404);
    }

    @Test
    void livenessIsDownOnceACollectionLeavesNothingFree() {
        AtomicBoolean exceeded = new AtomicBoolean();
        AtomicLong threshold = new AtomicLong();
        HeapState heap = new HeapState(List.of(oldGeneration(exceeded, threshold)));
        assertThat(threshold).hasValue(980_000);
        assertThat(new LivenessController(heap).liveness().code()).isEqualTo(200);
        exceeded.set(true);
        assertThat(new LivenessController(heap).liveness().code()).isEqualTo(503);
        assertThat(new LivenessController(heap).liveness().body()).isEqualTo("{\"status\":\"DOWN\"}");
    }

    @Test
    void thisMachinesHeapIsWatched() {
        assertThat(new HeapState().isExhausted()).isFalse();
        assertThat(new HeapState().watched()).isPositive();
    }

    private static MemoryPoolMXBean oldGeneration(AtomicBoolean exceeded, AtomicLong threshold) {
        return (MemoryPoolMXBean) Proxy.newProxyInstance(
                MemoryPoolMXBean.class.getClassLoader(),
                new Class<?>[] {MemoryPoolMXBean.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getType" -> MemoryType.HEAP;
                    case "isCollectionUsageThresholdSupported", "isUsageThresholdSupported" -> true;
                    case "getUsage" -> new MemoryUsage(0, 0, 1_000_000, 1_000_000);
                    case "setCollectionUsageThreshold" -> {
                        threshold.set((Long) arguments[0]);
                        yield null;
                    }
                    case "isCollectionUsageThresholdExceeded" -> exceeded.get();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static HttpResponse<String> liveness(Map<String, Object> settings)
            throws IOException, InterruptedException {
        try (ApplicationContext context = ApplicationContext.run(port(settings));
                EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
                HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(server.getURI() + "/health/liveness"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static Map<String, Object> port(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("micronaut.server.port", -1);
        return all;
    }
}
