package dev.remotemcp.samples.functionapp;

/**
 * How many primes there are.
 *
 * @param count how many
 * @param largest the largest of them
 */
public record PrimeCount(int count, int largest) {}
