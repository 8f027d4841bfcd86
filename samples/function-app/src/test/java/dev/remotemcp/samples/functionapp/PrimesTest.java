package dev.remotemcp.samples.functionapp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrimesTest {
    private final Primes primes = new Primes();

    @Test
    void factorsMultiplyToTheNumber() {
        assertThat(primes.factors(2)).containsExactly(2L);
        assertThat(primes.factors(360)).containsExactly(2L, 2L, 2L, 3L, 3L, 5L);
        assertThat(primes.factors(999_999_000_001L)).containsExactly(999_999_000_001L);
        assertThat(primes.factors(999_998_000_001L))
                .containsExactly(3L, 3L, 3L, 3L, 3L, 3L, 7L, 7L, 11L, 11L, 13L, 13L, 37L, 37L);
    }
}
