package dev.remotemcp.benchmarks.load;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;

/** The command line of a server: a sample's, or that of the benchmarks. */
final class ServerCommand {
    private static final String MAIN = "dev.remotemcp.runtime.RemoteMcp";

    private final Options options;
    private final Path own;

    /** @param own folder with {@code classes}, those of the benchmarks */
    ServerCommand(Options options, Path own) {
        this.options = options;
        this.own = own;
    }

    /** Whether callers can sign in to the server. */
    boolean signsIn() throws IOException {
        if (options.sample.isEmpty()) {
            return true;
        }
        try (JarFile jar = new JarFile(sample().toFile())) {
            String libraries = jar.getManifest().getMainAttributes().getValue("Class-Path");
            return libraries != null && libraries.contains("auth-obo");
        }
    }

    /** The command with settings as system properties. */
    List<String> with(Map<String, String> settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + options.heap,
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options.jvm);
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        if (options.sample.isEmpty()) {
            // The tools under attack are this build's, the libraries those of the checkout: the jar would add its own.
            Path libraries = options.root.resolve("benchmarks/target/lib");
            requireBuilt(libraries);
            command.addAll(List.of(
                    "-Dbenchmark.load=true",
                    "-cp",
                    own.resolve("classes") + File.pathSeparator + libraries + File.separator + "*",
                    MAIN));
        } else {
            command.addAll(List.of("-jar", sample().toString()));
        }
        return command;
    }

    private Path sample() throws IOException {
        Path jar = options.root.resolve("samples", options.sample, "target", options.sample + ".jar");
        requireBuilt(jar);
        return jar;
    }

    private static void requireBuilt(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException(file + " is missing: build it first, or leave out --no-build");
        }
    }
}
