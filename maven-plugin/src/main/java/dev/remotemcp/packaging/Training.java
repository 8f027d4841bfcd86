package dev.remotemcp.packaging;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the ahead-of-time cache of a packaged server: starts it as it will be started, lets it answer what clients ask
 * first, and stops it (JEP 483, 514 and 515).
 *
 * @param environment what the server needs to start; it listens on a free loopback port
 * @param calls tools to call
 */
record Training(Map<String, String> environment, List<TrainingCall> calls) {
    Training {
        environment = Map.copyOf(environment);
        calls = List.copyOf(calls);
    }

    /** Writes {@value Launch#CACHE} below the package's folder. */
    void run(Path folder, Path java, Launch launch) throws PackagingException, IOException {
        Path cache = folder.resolve(Launch.CACHE);
        Files.deleteIfExists(cache);
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.add("-XX:AOTCacheOutput=" + Launch.CACHE);
        command.addAll(launch.arguments());
        Map<String, String> all = new TreeMap<>();
        all.put("MCP_AUTH_PLATFORM", "function-key"); // nobody else calls a server that is being trained
        all.putAll(environment);
        all.put("FUNCTIONS_CUSTOMHANDLER_PORT", Integer.toString(freePort()));
        String output;
        try (RunningServer server = RunningServer.start(folder, command, all)) {
            new TrainingRequests(server.url()).send(calls);
            output = server.stop();
        }
        if (!Files.exists(cache)) {
            throw new PackagingException("The training run wrote no cache; it printed:\n" + output);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
