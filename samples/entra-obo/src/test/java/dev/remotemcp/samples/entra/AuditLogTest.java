package dev.remotemcp.samples.entra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.auth.token.Assertion;
import dev.remotemcp.auth.token.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuditLogTest {
    private static final Instant NOW = Instant.parse("2026-10-26T09:00:00Z");

    private final AuditLog log = new AuditLog(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void theLastCallComesFirst() {
        log.note(caller("alice"), "who_am_i");
        log.note(caller("bob"), "my_mail");

        assertThat(log.auditLog())
                .containsExactly(
                        new AuditLog.Entry(NOW, "bob", "editor", "my_mail"),
                        new AuditLog.Entry(NOW, "alice", "editor", "who_am_i"));
    }

    @Test
    void theOldestCallsAreForgotten() {
        for (int i = 0; i < 150; i++) {
            log.note(caller("person " + i), "who_am_i");
        }

        assertThat(log.auditLog())
                .hasSize(100)
                .extracting(AuditLog.Entry::person)
                .endsWith("person 50");
    }

    private static Caller caller(String objectId) {
        return new Caller(
                "contoso",
                objectId,
                objectId,
                "editor",
                Set.of("mcp.access"),
                Set.of(),
                false,
                false,
                NOW.plusSeconds(3600),
                Map.of(),
                new Assertion("none"));
    }
}
