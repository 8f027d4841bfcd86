package dev.remotemcp.schemagen;

import dev.remotemcp.schemagen.lock.CatalogLock;
import io.micronaut.annotation.processing.visitor.JavaVisitorContext;
import io.micronaut.inject.visitor.VisitorContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import javax.tools.StandardLocation;

/**
 * The lock file on disk.
 *
 * @param path absolute
 */
record LockFile(Path path) {
    /** The folders that build tools put class files into, right below the project's own. */
    private static final Set<String> BUILD_FOLDERS = Set.of("target", "build", "bin", "out");

    /** Why there is no lock; the message tells people how to get one. */
    static final class Missing extends Exception {
        private static final long serialVersionUID = 1L;

        private final String text;

        Missing(String text) {
            super(text);
            this.text = text;
        }

        /** What is missing, and how to mend it. */
        String text() {
            return text;
        }
    }

    /**
     * Finds the file that the options name.
     *
     * @throws Missing if its path is relative, and the project's folder unknown
     */
    static LockFile of(String name, VisitorContext context) throws Missing {
        Path path = Path.of(name);
        if (path.isAbsolute()) {
            return new LockFile(path.normalize());
        }
        Path folder = projectFolder(context)
                .orElseThrow(() -> new Missing("The folder of '" + name
                        + "' is not known, because the class files lie in none of target, build, out and bin: give an"
                        + " absolute path with -A" + Options.LOCK_FILE + "=…"));
        return new LockFile(folder.resolve(path).normalize());
    }

    /** Whether the file is there. */
    boolean exists() {
        return Files.isRegularFile(path);
    }

    /**
     * Reads the file.
     *
     * @throws Missing if it is not there or no lock file
     */
    CatalogLock read() throws Missing {
        if (!exists()) {
            throw new Missing("There is no " + path + " to compare with: make it with a clean build and -A"
                    + Options.LOCK + "=update, and commit it");
        }
        try {
            return CatalogLock.parse(Files.readString(path));
        } catch (IllegalArgumentException | IOException e) {
            throw unusable(path.toString(), e);
        }
    }

    /** Of a file that has something else in it. */
    static Missing unusable(String name, Exception reason) {
        return new Missing("The file " + name + " is no lock file, because " + reason.getMessage()
                + ": restore it, or delete it and make it anew with a clean build and -A" + Options.LOCK + "=update");
    }

    /** Writes the file if it says anything else; true if it was written. */
    boolean write(CatalogLock lock) throws IOException {
        String text = lock.text();
        if (exists() && Files.readString(path).equals(text)) {
            return false;
        }
        Path folder = path.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(path, text);
        return true;
    }

    /** The file's name, for messages. */
    String name() {
        return String.valueOf(path.getFileName());
    }

    private static Optional<Path> projectFolder(VisitorContext context) {
        Optional<String> said =
                Optional.ofNullable(context.getOptions().get(VisitorContext.MICRONAUT_PROCESSING_PROJECT_DIR));
        return said.map(Path::of)
                .map(Path::toAbsolutePath)
                .or(() -> context instanceof JavaVisitorContext java ? aboveClassFiles(java) : Optional.empty());
    }

    // Asked for without making anything, because each file made counts as generated.
    private static Optional<Path> aboveClassFiles(JavaVisitorContext context) {
        try {
            var file = context.getProcessingEnv()
                    .getFiler()
                    .getResource(StandardLocation.CLASS_OUTPUT, "", "META-INF/mcp/lock");
            if (!"file".equals(file.toUri().getScheme())) {
                return Optional.empty();
            }
            Path path = Path.of(file.toUri());
            while (path != null && path.getFileName() != null) {
                Path folder = path.getParent();
                if (BUILD_FOLDERS.contains(path.getFileName().toString())) {
                    return Optional.ofNullable(folder);
                }
                path = folder;
            }
            return Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
