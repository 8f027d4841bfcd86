package dev.remotemcp.samples.functionapp;

import dev.remotemcp.annotations.McpArg;
import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.runtime.McpContext;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Prime numbers. */
class Primes {
    private static final int MOST_STEPS = 10;

    /**
     * The prime factors of a number.
     *
     * @param number what to factor
     */
    @McpTool(readOnly = true, openWorld = false)
    List<Long> factors(@Min(2) @Max(1_000_000_000_000L) long number) {
        List<Long> factors = new ArrayList<>();
        long rest = number;
        for (long divisor = 2; divisor * divisor <= rest; divisor++) {
            while (rest % divisor == 0) {
                factors.add(divisor);
                rest /= divisor;
            }
        }
        if (rest > 1) {
            factors.add(rest);
        }
        return factors;
    }

    /**
     * Counts the primes up to a number and tells how far it is.
     *
     * @param limit the largest number to look at
     */
    @McpTool(readOnly = true, openWorld = false)
    PrimeCount countPrimes(@Min(10) @Max(100_000_000) @McpArg(defaultValue = "1000000") int limit, McpContext context) {
        BitSet composite = new BitSet(limit + 1);
        int count = 0;
        int largest = 0;
        int step = limit / MOST_STEPS;
        for (int number = 2; number <= limit && !context.cancelled(); number++) {
            if (!composite.get(number)) {
                count++;
                largest = number;
                for (long multiple = (long) number * number; multiple <= limit; multiple += number) {
                    composite.set((int) multiple);
                }
            }
            if (number % step == 0) {
                context.progress(number, limit, count + " primes up to " + number);
            }
        }
        return new PrimeCount(count, largest);
    }
}
