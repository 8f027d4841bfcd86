package dev.remotemcp.benchmarks;

import java.nio.file.Path;
import java.util.List;

/**
 * A way to start a server.
 *
 * @param name what the table calls it
 * @param folder where it is started
 * @param command with the text {@code PORT} where the port belongs; the port is also in the environment
 */
record Contender(String name, Path folder, List<String> command) {
    Contender {
        command = List.copyOf(command);
    }
}
