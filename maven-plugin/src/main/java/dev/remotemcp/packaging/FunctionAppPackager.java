package dev.remotemcp.packaging;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the folder of a function app: {@code host.json}, {@code local.settings.json}, the application in {@code app},
 * its Java in {@code runtime}.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-functions/self-hosted-mcp-servers">Self-hosted remote MCP
 *     servers on Azure Functions</a>
 */
public final class FunctionAppPackager {
    private static final String RUNTIME = "runtime";

    private final Jdk jdk;
    private final Instant time;
    private final Consumer<String> log;

    /**
     * Makes packages with a JDK.
     *
     * @param time what files are dated: a cache holds for jars of one date only, and archives keep even seconds
     * @param log told what is going on, a line at a time
     */
    public FunctionAppPackager(Jdk jdk, Instant time, Consumer<String> log) {
        this.jdk = jdk;
        this.time = Instant.ofEpochSecond(time.getEpochSecond() & ~1L);
        this.log = log;
    }

    /**
     * Makes the package in place of whatever the folder holds, save a runtime that fits.
     *
     * @throws PackagingException with what is wrong and how to mend it
     */
    public void make(FunctionApp app, Path folder) throws PackagingException, IOException {
        Files.createDirectories(folder);
        delete(folder.resolve("app"));
        Launch launch = new Launch(copy(app.jars(), folder), app.mainClass(), options(app));
        boolean cached = false;
        String executable;
        if (app.java() instanceof FunctionApp.Java.Packaged packaged) {
            link(app, packaged, folder);
            executable = RUNTIME + "/bin/java" + (System.getProperty("os.name").startsWith("Windows") ? ".exe" : "");
            Optional<FunctionApp.Trained> trained = packaged.training();
            if (trained.isPresent()) {
                log.accept("Training the ahead-of-time cache");
                new Training(trained.get().environment(), trained.get().calls())
                        .run(folder, folder.resolve(executable).toAbsolutePath(), launch);
                cached = true;
            }
        } else if (app.java() instanceof FunctionApp.Java.Installed installed) {
            executable = installed.executable();
            delete(folder.resolve(RUNTIME));
        } else {
            throw new IllegalArgumentException("Unknown: " + app.java());
        }
        Files.writeString(folder.resolve(Launch.FILE), launch.argumentFile(cached));
        HostFiles.write(folder, app, executable, log);
    }

    /**
     * Tells the server what the host checks, since it does not start under a host that lets everybody through without a
     * word about sign-in. The user's own options win.
     */
    private static List<String> options(FunctionApp app) {
        List<String> options = new ArrayList<>();
        if (app.access() == FunctionApp.Access.FUNCTION) {
            options.add("-Dmcp.auth.platform=function-key");
        }
        options.addAll(app.javaOptions());
        return options;
    }

    private List<String> copy(List<Path> jars, Path folder) throws IOException, PackagingException {
        Path lib = Files.createDirectories(folder.resolve("app").resolve("lib"));
        List<String> classPath = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Path jar : jars) {
            if (!Files.isRegularFile(jar)) {
                throw new PackagingException(jar + " is no jar: run the goal in the phase package or later, so that the"
                        + " modules it takes are packaged");
            }
            String name = jar.getFileName().toString();
            if (!names.add(name)) {
                throw new PackagingException("Two jars of the class path are named " + name
                        + ": give one of their modules another <finalName>");
            }
            Path target = lib.resolve(name);
            Files.copy(jar, target, StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(target, FileTime.from(time));
            classPath.add("app/lib/" + name);
        }
        return classPath;
    }

    private void link(FunctionApp app, FunctionApp.Java.Packaged packaged, Path folder)
            throws PackagingException, IOException {
        RuntimeImage image = new RuntimeImage(jdk);
        Path scratch = Files.createTempDirectory("function-app");
        try {
            SortedSet<String> modules = image.modules(app.jars(), packaged.modules(), scratch);
            Path runtime = folder.resolve(RUNTIME);
            Path made = runtime.resolve("made-from");
            String recipe = jdk.home().toRealPath() + "\n" + String.join(",", modules) + "\n";
            if (Files.exists(made) && Files.readString(made).equals(recipe)) {
                return;
            }
            log.accept("Making a Java runtime of the modules " + String.join(", ", modules));
            delete(runtime);
            image.link(modules, runtime, scratch);
            Files.writeString(made, recipe);
            dateAll(runtime);
        } finally {
            delete(scratch);
        }
    }

    private void dateAll(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.setLastModifiedTime(file, FileTime.from(time));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
