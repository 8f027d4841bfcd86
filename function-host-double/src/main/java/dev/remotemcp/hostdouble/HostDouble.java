package dev.remotemcp.hostdouble;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Runs a function app in the foreground: {@code HostDouble FOLDER [--port N] [--enable-auth]}. */
public final class HostDouble {
    private static final String USAGE = "usage: FOLDER [--port N] [--enable-auth]\n"
            + "  FOLDER         holds host.json; target/function-app of a packaged project\n"
            + "  --port         where to listen (7071)\n"
            + "  --enable-auth  ask for a function key where host.json says so";
    private static final int PORT = 7071; // that of Azure's own tools

    private HostDouble() {}

    /** Runs until the process is asked to stop; ends with exit code 2 for wrong arguments, 1 if the app fails. */
    public static void main(String[] args) throws InterruptedException {
        Deque<String> arguments = new ArrayDeque<>(List.of(args));
        String folder = arguments.poll();
        int port = PORT;
        boolean auth = false;
        while (folder != null && !arguments.isEmpty()) {
            String option = arguments.poll();
            if (option.equals("--enable-auth")) {
                auth = true;
            } else if (option.equals("--port")
                    && !arguments.isEmpty()
                    && arguments.peek().matches("\\d{1,5}")) {
                port = Integer.parseInt(arguments.poll());
            } else {
                folder = null;
            }
        }
        if (folder == null) {
            fail(2, USAGE);
            return;
        }
        try {
            FunctionHost host =
                    FunctionHost.start(Path.of(folder), new FunctionHost.Options(port, auth, System.out::println));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(host), "stop"));
            System.out.println("Function host: " + host.url());
            host.key().ifPresent(key -> System.out.println("Callers send the header x-functions-key: " + key));
        } catch (IOException | IllegalArgumentException e) {
            fail(1, String.valueOf(e.getMessage()));
        }
    }

    private static void stop(FunctionHost host) {
        try {
            host.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void fail(int exit, String why) {
        System.err.println(why);
        System.exit(exit);
    }
}
