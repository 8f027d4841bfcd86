package dev.remotemcp.auth.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.config.StateConfiguration;
import dev.remotemcp.runtime.state.Seal;
import io.micronaut.context.ApplicationContext;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Attempts to consent that have been used. */
final class TicketsTest {
    private final ApplicationContext context = ApplicationContext.builder()
            .beansPredicate(bean -> !bean.getBeanType().getName().startsWith("dev.remotemcp")
                    || bean.getBeanType() == Seal.class
                    || bean.getBeanType() == StateConfiguration.class)
            .start();
    private final Tickets tickets = new Tickets(context.getBean(Seal.class));

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void attemptCountsOnce() {
        String attempt = attempt("alice", "a");
        assertThat(tickets.attempt(attempt, "browser")).isPresent();
        assertThat(tickets.attempt(attempt, "browser")).isEmpty();
    }

    @Test
    void atTheBoundFurtherAttemptsOfThatPersonAreRefusedAndNoneIsForgotten() {
        String first = attempt("alice", "a0");
        assertThat(tickets.attempt(first, "browser")).isPresent();
        for (int i = 1; i < Tickets.MOST_OF_ONE; i++) {
            assertThat(tickets.attempt(attempt("alice", "a" + i), "browser")).isPresent();
        }
        assertThat(tickets.attempt(attempt("alice", "one more"), "browser")).isEmpty();
        assertThat(tickets.attempt(first, "browser")).as("used").isEmpty();
        assertThat(tickets.attempt(attempt("bob", "b"), "browser")).isPresent();
    }

    private String attempt(String person, String id) {
        Instant later = Instant.now().plusSeconds(600);
        Invitation invitation = new Invitation("tenant", person, Set.of("scope"), later);
        return tickets.seal(new Attempt(id, invitation, Tickets.digest("browser"), "verifier", "nonce", later));
    }
}
