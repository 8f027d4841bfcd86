package dev.remotemcp.runtime.catalog;

import dev.remotemcp.runtime.config.PagesConfiguration;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One list, ordered by key and cut into encoded pages.
 *
 * <p>A cursor names the last key of the page before, so that it survives a restart and stays meaningful when entries
 * come and go: the next page starts after that key. Immutable.
 */
final class PagedList {
    /** Marks the cursor's format, and keeps a cursor of one list from being taken for another's. */
    private final String cursorPrefix;

    private final Listing listing;
    private final PagesConfiguration limit;
    private final List<String> keys;
    private final List<byte[]> entries;
    /** Pages by the index of their first entry. */
    private final NavigableMap<Integer, Page> pages = new TreeMap<>();

    private final boolean shared;

    PagedList(Listing listing, PagesConfiguration limit, SortedMap<String, Descriptor> descriptors, boolean shared) {
        this.listing = listing;
        this.limit = limit;
        this.shared = shared;
        this.cursorPrefix = "1:" + listing.member() + ":";
        this.keys = List.copyOf(descriptors.keySet());
        this.entries = descriptors.values().stream().map(Descriptor::json).toList();
        int from = 0;
        do {
            pages.put(from, encode(from));
            from = end(from);
        } while (from < keys.size());
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /**
     * The page at a cursor.
     *
     * @param cursor the cursor of the page before, or null or empty for the first page
     * @return nothing if this list never gave out such a cursor
     */
    Optional<Page> page(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.of(pages.firstEntry().getValue());
        }
        return lastKey(cursor).map(this::pageAfter);
    }

    private Page pageAfter(String key) {
        int found = Collections.binarySearch(keys, key);
        int from = found >= 0 ? found + 1 : -found - 1;
        // The key may be gone, or entries before it; then the page is not one of those made in advance.
        Page made = pages.get(from);
        return made == null ? encode(from) : made;
    }

    /** Index of the first entry that does not fit on the page with some first one. */
    private int end(int from) {
        int to = from;
        long bytes = 0;
        while (to < keys.size() && to - from < limit.entries()) {
            bytes += entries.get(to).length;
            if (to > from && bytes > limit.bytes()) {
                break;
            }
            to++;
        }
        return to;
    }

    private Page encode(int from) {
        int to = end(from);
        ByteArrayOutputStream array = new ByteArrayOutputStream();
        array.write('[');
        for (int i = from; i < to; i++) {
            if (i > from) {
                array.write(',');
            }
            array.writeBytes(entries.get(i));
        }
        array.write(']');
        Optional<String> next = to < keys.size() ? Optional.of(cursor(keys.get(to - 1))) : Optional.empty();
        return new Page(listing, array.toByteArray(), next, shared);
    }

    private String cursor(String lastKey) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((cursorPrefix + lastKey).getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> lastKey(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return text.startsWith(cursorPrefix)
                    ? Optional.of(text.substring(cursorPrefix.length()))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
