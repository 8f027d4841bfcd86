package dev.remotemcp.hostdouble;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** One run of the custom handler's process. */
final class Worker {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final int PATIENCE_SECONDS = 20;

    private final Process process;
    private final int port;

    private Worker(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts the process with the variables that the host sets; everything that it prints goes to the consumer. */
    static Worker start(HostConfiguration configuration, Consumer<String> output) throws IOException {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(configuration.command())
                .directory(configuration.folder().toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.putAll(configuration.settings());
        environment.put("FUNCTIONS_CUSTOMHANDLER_PORT", Integer.toString(port));
        environment.put("FUNCTIONS_HTTPWORKER_PORT", Integer.toString(port));
        environment.put("FUNCTIONS_CUSTOMHANDLER_WORKER_ID", UUID.randomUUID().toString());
        environment.put(
                "FUNCTIONS_APP_ROOT_PATH",
                configuration.folder().toAbsolutePath().toString());
        Process process = builder.start();
        Thread.ofVirtual().start(() -> copy(process, output));
        return new Worker(process, port);
    }

    int port() {
        return port;
    }

    /** Calls back when the process has ended by itself or was ended. */
    void onExit(Consumer<Integer> action) {
        process.onExit().thenAccept(ended -> action.accept(ended.exitValue()));
    }

    /**
     * Waits until the process accepts connections, then asks for {@code /}, of which any answer will do.
     *
     * @throws TimeoutException if the port is not open in time
     * @throws IOException if the process ends instead, or does not answer
     */
    void awaitPort(Duration initializationTimeout) throws IOException, InterruptedException, TimeoutException {
        long end = System.nanoTime() + initializationTimeout.toNanos();
        while (!accepts()) {
            if (process.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("The custom handler ended with exit code " + process.exitValue()
                        + " before it listened on FUNCTIONS_CUSTOMHANDLER_PORT (" + port + ")");
            }
            if (System.nanoTime() > end) {
                throw new TimeoutException("The custom handler did not listen on FUNCTIONS_CUSTOMHANDLER_PORT (" + port
                        + ") within " + initializationTimeout.toMillis() + " ms");
            }
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                            .timeout(initializationTimeout)
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }

    /** Ends the process at once, as the host does. */
    void kill() {
        process.toHandle().destroyForcibly(); // Process.destroyForcibly() would close its output, too
    }

    /** Asks the process to stop, as the platform does with a whole instance, and waits; ends it if it goes on. */
    void stop() throws InterruptedException {
        process.toHandle().destroy();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            kill();
            process.waitFor();
        }
    }

    private boolean accepts() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void copy(Process process, Consumer<String> output) {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
