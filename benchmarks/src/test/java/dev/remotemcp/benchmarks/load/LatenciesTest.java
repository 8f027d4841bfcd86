package dev.remotemcp.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatenciesTest {
    @ParameterizedTest
    @CsvSource({"1, 20", "50, 1000", "99, 1980", "100, 2000"})
    void percentileIsTheNearestRankInAnyOrder(int percent, long expected) {
        Latencies latencies = of(LongStream.rangeClosed(1, 2000).map(value -> 2001 - value));

        assertThat(latencies.percentile(percent)).isEqualTo(expected);
    }

    @Test
    void oneCallIsEveryPercentile() {
        Latencies latencies = of(LongStream.of(7));

        assertThat(latencies.percentile(1)).isEqualTo(7);
        assertThat(latencies.percentile(99)).isEqualTo(7);
    }

    @Test
    void percentileOfNothingIsUnknown() {
        assertThat(new Latencies().percentile(50)).isEqualTo(-1);
    }

    @Test
    void oneStallInAHundredCallsShowsInTheMaximumAndNotInTheMedian() {
        Latencies latencies = of(LongStream.concat(
                LongStream.of(5_000_000), LongStream.generate(() -> 300).limit(99)));

        assertThat(latencies.percentile(50)).isEqualTo(300);
        assertThat(latencies.percentile(100)).isEqualTo(5_000_000);
    }

    private static Latencies of(LongStream values) {
        Latencies latencies = new Latencies();
        values.forEach(latencies::add);
        return latencies;
    }
}
