package dev.remotemcp.runtime.health;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/**
 * Answers liveness probes: 200 while the process can work, 503 when only a restart helps. In the shape of Micronaut's
 * own health endpoint, which answers instead where it is on the class path.
 */
@Controller("/health/liveness")
@Requires(missingClasses = "io.micronaut.management.endpoint.health.HealthEndpoint")
@Requires(property = "mcp.health.enabled", notEquals = "false")
final class LivenessController {
    private final HeapState heap;

    LivenessController(HeapState heap) {
        this.heap = heap;
    }

    @Get(produces = MediaType.APPLICATION_JSON)
    HttpResponse<String> liveness() {
        boolean exhausted = heap.isExhausted();
        return HttpResponse.status(exhausted ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(exhausted ? "{\"status\":\"DOWN\"}" : "{\"status\":\"UP\"}");
    }
}
