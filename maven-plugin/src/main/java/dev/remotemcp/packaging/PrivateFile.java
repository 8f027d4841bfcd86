package dev.remotemcp.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Consumer;

/** A file that may hold secrets, which nobody but its owner reads (mode 0600). */
final class PrivateFile {
    private PrivateFile() {}

    /**
     * Writes the file in place of one that may be there. It is private before it has content, so that nobody opens it
     * in between.
     *
     * @param log called with a line if the file system has no such permissions, as on Windows
     */
    static void write(Path file, String content, Consumer<String> log) throws IOException {
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            log.accept(file.getFileName() + " has the permissions of its folder, because this file system has none for"
                    + " owners: keep others out of " + file.toAbsolutePath().getParent());
        }
        Files.writeString(file, content);
    }
}
