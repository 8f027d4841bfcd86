package dev.remotemcp.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TallyTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64})
    void countsOfManyThreadsAreAllGivenBack(int spare) throws InterruptedException {
        Tally tally = new Tally(spare);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int first = i;
            threads.add(Thread.ofPlatform().start(() -> {
                for (int round = 0; round < 5_000; round++) {
                    String key = "key " + (first + round) % 3;
                    assertThat(tally.add(key)).isPositive();
                    tally.subtract(key);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(tally.size()).isZero();
        assertThat(IntStream.range(0, 3).map(i -> tally.of("key " + i)).sum()).isZero();
        assertThat(tally.add("key 0")).isEqualTo(1);
    }

    @Test
    void keysWithoutACountTakeNoMoreEntriesThanAreSpare() {
        Tally tally = new Tally(2);
        for (int i = 0; i < 100; i++) {
            tally.add("key " + i);
        }
        assertThat(tally.size()).isEqualTo(100);
        for (int i = 0; i < 100; i++) {
            tally.subtract("key " + i);
        }
        assertThat(tally.size()).isZero();
        assertThat(tally.entries()).isEqualTo(2);
    }

    @Test
    void subtractionMayComeFirst() {
        Tally tally = new Tally(0);
        tally.subtract("key");
        assertThat(tally.of("key")).isZero();
        assertThat(tally.add("key")).isZero();
        assertThat(tally.isEmpty()).isTrue();
    }
}
