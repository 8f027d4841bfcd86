package dev.remotemcp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sign-in while handlers compute on every thread that handlers have. */
final class BusyCarriersTest {
    @Test
    @Timeout(60)
    void newTokensAreVerifiedWhileHandlersComputeOnAllTheirThreads() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        try (SignInServer server = new SignInServer(Map.of())) {
            assertThat(server.call(server.token().mint()).statusCode()).isEqualTo(200);
            int carriers = Runtime.getRuntime().availableProcessors();
            CountDownLatch busy = new CountDownLatch(carriers);
            for (int i = 0; i < carriers; i++) {
                Thread.startVirtualThread(() -> {
                    busy.countDown();
                    while (!stop.get()) {
                        Thread.onSpinWait();
                    }
                });
            }
            assertThat(busy.await(20, TimeUnit.SECONDS)).isTrue();
            String newToken = server.token().scopes("mcp.access", "mail.read").mint();
            assertThat(server.send(server.request("tools/list", "", newToken)).statusCode())
                    .isEqualTo(200);
        } finally {
            stop.set(true);
        }
    }
}
