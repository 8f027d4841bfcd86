package dev.remotemcp.runtime.edge;

import static dev.remotemcp.runtime.edge.ByteBudget.Answer.ALL_IN_USE;
import static dev.remotemcp.runtime.edge.ByteBudget.Answer.CALLER_HAS_SHARE;
import static dev.remotemcp.runtime.edge.ByteBudget.Answer.CLOSED;
import static dev.remotemcp.runtime.edge.ByteBudget.Answer.GRANTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ByteBudgetTest {
    private static final Runnable NEVER = () -> {
        throw new AssertionError("This lease should have stayed");
    };

    private final List<String> revoked = new ArrayList<>();

    @Test
    void closedLeaseGivesItsBytesBackOnce() {
        ByteBudget budget = new ByteBudget(100_000, 100_000);
        ByteBudget.Lease lease = budget.lease("a", NEVER);
        assertThat(lease.grow(60_000)).isEqualTo(GRANTED);
        lease.close();
        lease.close();
        assertThat(budget.held()).isZero();
        assertThat(budget.held("a")).isZero();
        assertThat(lease.grow(1)).isEqualTo(CLOSED);
        assertThat(budget.held()).isZero();
    }

    @Test
    void callerWithMostGivesWhenAllIsInUse() {
        ByteBudget budget = new ByteBudget(100_000, 90_000);
        budget.lease("greedy", () -> revoked.add("small")).grow(20_000);
        budget.lease("greedy", () -> revoked.add("large")).grow(50_000);
        budget.lease("modest", NEVER).grow(25_000);
        assertThat(budget.lease("new", NEVER).grow(30_000)).isEqualTo(GRANTED);
        assertThat(revoked).containsExactly("large");
        assertThat(budget.held("greedy")).isEqualTo(20_000);
    }

    @Test
    void callerAtTheirShareLosesTheirOwnLargerLease() {
        ByteBudget budget = new ByteBudget(1_000_000, 60_000);
        budget.lease("a", () -> revoked.add("a")).grow(50_000);
        budget.lease("b", NEVER).grow(55_000);
        assertThat(budget.lease("a", NEVER).grow(20_000)).isEqualTo(GRANTED);
        assertThat(revoked).containsExactly("a");
    }

    @Test
    void callerWithNothingLargerToGiveIsRefused() {
        ByteBudget budget = new ByteBudget(1_000_000, 60_000);
        budget.lease("a", NEVER).grow(30_000);
        assertThat(budget.lease("a", NEVER).grow(40_000)).isEqualTo(CALLER_HAS_SHARE);
        assertThat(budget.held("a")).isEqualTo(30_000);
    }

    @Test
    void keptLeasesAndSmallOnesStay() {
        ByteBudget budget = new ByteBudget(50_000, 50_000);
        ByteBudget.Lease kept = budget.lease("a", NEVER);
        kept.grow(40_000);
        kept.keep();
        budget.lease("a", NEVER).grow(5_000);
        assertThat(budget.lease("b", NEVER).grow(10_000)).isEqualTo(ALL_IN_USE);
        assertThat(budget.held()).isEqualTo(45_000);
    }

    @Test
    void callerWhoHoldsLessDoesNotGiveToOneWhoHoldsMore() {
        ByteBudget budget = new ByteBudget(100_000, 90_000);
        ByteBudget.Lease busy = budget.lease("greedy", NEVER);
        busy.grow(60_000);
        busy.keep();
        budget.lease("modest", NEVER).grow(20_000);
        assertThat(budget.lease("greedy", NEVER).grow(25_000)).isEqualTo(ALL_IN_USE);
    }

    @Test
    void leaseLargerThanABoundPassesWhereNothingElseCounts() {
        ByteBudget budget = new ByteBudget(100_000, 50_000);
        ByteBudget.Lease alone = budget.lease("a", NEVER);
        assertThat(alone.grow(300_000)).isEqualTo(GRANTED);
        alone.keep();
        assertThat(budget.lease("a", NEVER).grow(1)).isEqualTo(CALLER_HAS_SHARE);
        alone.close();
        budget.lease("b", NEVER).grow(10_000);
        assertThat(budget.lease("a", NEVER).grow(80_000)).isEqualTo(GRANTED);
        assertThat(budget.lease("b", NEVER).grow(90_001)).isEqualTo(CALLER_HAS_SHARE);
    }

    @Test
    @Timeout(60)
    void nothingIsLostWhenManyThreadsTakeAndGive() throws InterruptedException {
        ByteBudget budget = new ByteBudget(500_000, 200_000);
        int threads = 8;
        CountDownLatch done = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            String caller = "caller " + i % 3;
            Thread.ofVirtual().start(() -> {
                for (int round = 0; round < 2_000; round++) {
                    ByteBudget.Lease lease = budget.lease(caller, () -> {});
                    lease.grow(ThreadLocalRandom.current().nextInt(1, 80_000));
                    lease.grow(ThreadLocalRandom.current().nextInt(1, 80_000));
                    lease.close();
                }
                done.countDown();
            });
        }
        done.await();
        assertThat(budget.held()).isZero();
        assertThat(budget.held("caller 0")).isZero();
    }
}
