package dev.remotemcp.benchmarks.load;

/**
 * A tool to call.
 *
 * @param name name of the tool
 * @param arguments the arguments, a JSON object
 */
record Tool(String name, String arguments) {}
