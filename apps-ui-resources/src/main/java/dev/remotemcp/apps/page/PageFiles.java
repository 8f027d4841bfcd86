package dev.remotemcp.apps.page;

import java.util.Optional;

/** The files that a page may name: all of one directory, and none beside it. */
public interface PageFiles {
    /**
     * The content of a file.
     *
     * @param path from the root of the files, normalized, with single slashes and without one at its beginning
     */
    Optional<byte[]> read(String path);

    /** What messages call a file. */
    String name(String path);
}
