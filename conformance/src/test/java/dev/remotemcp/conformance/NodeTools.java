package dev.remotemcp.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The npm packages that {@code package-lock.json} names, installed, and a Node.js that is new enough to run them.
 *
 * <p>{@link #installed()} installs them when the lock has changed since the last time. Where npm is missing, the
 * calling test is skipped with a line that says so; with {@code CI=true} in the environment it fails.
 */
final class NodeTools {
    private static final int OLDEST_NODE = 22;
    private static final Path FOLDER = Path.of("").toAbsolutePath();
    private static final Path MODULES = FOLDER.resolve("node_modules");
    private static final Path LOCK = FOLDER.resolve("package-lock.json");
    private static final Path INSTALLED_LOCK = MODULES.resolve(".installed-lock");

    private final Path node;

    private NodeTools(Path node) {
        this.node = node;
    }

    /** Installs the packages if need be; skips or fails the calling test where that is impossible. */
    static synchronized NodeTools installed() throws IOException, InterruptedException {
        if (!isUpToDate()) {
            Optional<Path> npm = Machine.program("npm");
            if (npm.isEmpty()) {
                throw Machine.lacks("npm is not on the PATH: install Node.js with npm");
            }
            install(npm.get());
        }
        Optional<Path> node = lockedNode();
        if (node.isEmpty()) {
            node = Machine.program("node").filter(NodeTools::isNewEnough);
        }
        return new NodeTools(node.orElseThrow(() -> Machine.lacks(
                "no Node.js package is locked for this platform: install Node.js " + OLDEST_NODE + " or newer")));
    }

    /** The folder that holds {@code package.json}: scripts lie there, and it is where commands run. */
    static Path folder() {
        return FOLDER;
    }

    /** The Node.js executable. */
    Path node() {
        return node;
    }

    /**
     * The script behind a package's command.
     *
     * @param packageName an installed package, for example {@code @modelcontextprotocol/inspector}
     * @param command a key of {@code bin} in its {@code package.json}
     */
    Path script(String packageName, String command) {
        Path home = MODULES.resolve(packageName);
        JsonNode bin = JsonMapper.shared()
                .readTree(home.resolve("package.json").toFile())
                .path("bin")
                .path(command);
        if (!bin.isString()) {
            throw new IllegalArgumentException(packageName + " has no command " + command);
        }
        return home.resolve(bin.asString()).normalize();
    }

    /** A process, not yet started, that runs a script in {@link #folder()} with its error output merged. */
    ProcessBuilder command(Path script, String... arguments) {
        List<String> line = Stream.concat(Stream.of(node.toString(), script.toString()), Stream.of(arguments))
                .toList();
        ProcessBuilder command =
                new ProcessBuilder(line).directory(FOLDER.toFile()).redirectErrorStream(true);
        // Many runs load the same packages: they are compiled once.
        Path cache = FOLDER.resolve("target").resolve("node-compile-cache");
        command.environment().put("NODE_COMPILE_CACHE", cache.toString());
        return command;
    }

    private static boolean isUpToDate() throws IOException {
        return Files.exists(INSTALLED_LOCK) && Files.mismatch(LOCK, INSTALLED_LOCK) == -1;
    }

    private static void install(Path npm) throws IOException, InterruptedException {
        System.out.println("Installing the npm packages of " + LOCK);
        Path log = Files.createDirectories(FOLDER.resolve("target")).resolve("npm-ci.log");
        Process process = new ProcessBuilder(
                        npm.toString(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new AssertionError("npm ci failed:\n" + Files.readString(log));
        }
        Files.copy(LOCK, INSTALLED_LOCK, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Optional<Path> lockedNode() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String platform = os.startsWith("windows") ? "win" : os.startsWith("mac") ? "darwin" : "linux";
        String cpu = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
        Path bin = MODULES.resolve("node-" + platform + "-" + cpu).resolve("bin");
        return Stream.of("node", "node.exe")
                .map(bin::resolve)
                .filter(Files::exists)
                .findFirst();
    }

    private static boolean isNewEnough(Path node) {
        try {
            Process process = new ProcessBuilder(node.toString(), "--version").start();
            String version = new String(process.getInputStream().readAllBytes()).strip();
            process.waitFor(10, TimeUnit.SECONDS);
            return Integer.parseInt(version.replaceFirst("^v(\\d+).*$", "$1")) >= OLDEST_NODE;
        } catch (IOException | NumberFormatException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
