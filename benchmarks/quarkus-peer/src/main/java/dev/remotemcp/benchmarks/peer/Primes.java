package dev.remotemcp.benchmarks.peer;

import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolArg;

/** One tool. */
public class Primes {
    /** Whether a number is prime. */
    @Tool(description = "Whether a number is prime")
    String isPrime(@ToolArg(description = "the number") int number) {
        for (int divisor = 2; divisor * divisor <= number; divisor++) {
            if (number % divisor == 0) {
                return "no";
            }
        }
        return number < 2 ? "no" : "yes";
    }
}
