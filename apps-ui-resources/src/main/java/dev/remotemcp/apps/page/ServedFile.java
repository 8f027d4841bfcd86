package dev.remotemcp.apps.page;

import java.util.Optional;

/**
 * A file as it is served.
 *
 * @param version tells one content from another
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never changed
public record ServedFile(byte[] content, String mediaType, String version) {
    /**
     * The file of a path; nothing if there is none, if the path is not written in the one way that pages name it, or if
     * it is a page itself.
     */
    public static Optional<ServedFile> of(PageFiles files, String path) {
        return Reference.normalized(path)
                .filter(path::equals)
                .filter(normal -> !MediaType.of(normal).equals("text/html"))
                .flatMap(files::read)
                .map(content -> new ServedFile(
                        content, MediaType.of(path), Placement.hash(content).substring(0, 16)));
    }
}
