package dev.remotemcp.runtime.catalog;

import dev.remotemcp.runtime.config.PagesConfiguration;

/**
 * Where a page of a list ends: at whatever comes first, but never before its first entry.
 *
 * @param entries how many there are on one page
 * @param bytes how many bytes of JSON they have together
 */
record PageLimit(int entries, int bytes) {
    /** The limit that the configuration sets. */
    static PageLimit of(PagesConfiguration pages) {
        return new PageLimit(pages.size() == null ? Integer.MAX_VALUE : pages.size(), pages.bytes());
    }
}
