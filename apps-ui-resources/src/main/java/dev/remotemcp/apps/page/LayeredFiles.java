package dev.remotemcp.apps.page;

import java.util.Optional;

/**
 * Files of two places; where both have one, the first counts.
 *
 * @param second what messages name
 */
record LayeredFiles(PageFiles first, PageFiles second) implements PageFiles {
    @Override
    public Optional<byte[]> read(String path) {
        return first.read(path).or(() -> second.read(path));
    }

    @Override
    public String name(String path) {
        return second.name(path);
    }
}
