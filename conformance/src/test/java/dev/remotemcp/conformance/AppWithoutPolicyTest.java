package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The same view as in {@link AppPolicyTest} where no policy is in force: what is blocked there is reached here. */
@ResourceLock(AppServer.LOCK)
class AppWithoutPolicyTest {
    @Test
    void everythingIsReached() throws Exception {
        Probe probe = Probe.in("bare");

        assertThat(probe.allowed()).containsExactly("/allowed");
        assertThat(probe.forbidden()).containsExactlyInAnyOrder("/fetch", "/image.svg", "/frame", "/navigation?secret");
        assertThat(probe.fact("violations")).isEmpty();
        assertThat(probe.fact("permissions")).isEmpty();
    }
}
