package dev.remotemcp.apps.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Files of a directory.
 *
 * @param root the directory
 */
record DirectoryFiles(Path root) implements PageFiles {
    @Override
    public Optional<byte[]> read(String path) {
        Path file = root.resolve(path).normalize();
        try {
            if (!file.startsWith(root.normalize()) || !Files.isRegularFile(file) || isLinkedOut(file)) {
                return Optional.empty();
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** A symbolic link may lead anywhere. */
    private boolean isLinkedOut(Path file) throws IOException {
        return !file.toRealPath().startsWith(root.toRealPath());
    }

    @Override
    public String name(String path) {
        return root.resolve(path).toString();
    }
}
