package dev.remotemcp.runtime.protocol.json;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Strings that a request is likely to hold, so that meeting them again costs no new object. Immutable. */
public final class KnownNames {
    private final @Nullable String[] byHash;
    private final int mask;

    /** A table of names, ASCII only. */
    public KnownNames(Collection<String> names) {
        int size = Integer.highestOneBit(Math.max(8, names.size() * 4) - 1) << 1;
        byHash = new @Nullable String[size];
        mask = size - 1;
        for (String name : names) {
            byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
            int slot = hash(ascii, 0, ascii.length) & mask;
            while (byHash[slot] != null) {
                slot = slot + 1 & mask;
            }
            byHash[slot] = name;
        }
    }

    /** The text of a string value. */
    public String string(JsonSlice slice) {
        return slice.escaped()
                ? slice.string()
                : intern(slice.bytes(), slice.offset() + 1, slice.offset() + slice.length() - 1);
    }

    /** The string in a range of bytes. */
    String intern(byte[] in, int from, int to) {
        int slot = hash(in, from, to) & mask;
        for (String name = byHash[slot]; name != null; name = byHash[slot]) {
            if (equal(name, in, from, to)) {
                return name;
            }
            slot = slot + 1 & mask;
        }
        return new String(in, from, to - from, StandardCharsets.UTF_8);
    }

    private static int hash(byte[] in, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + in[i];
        }
        return hash ^ hash >>> 15;
    }

    private static boolean equal(String name, byte[] in, int from, int to) {
        if (name.length() != to - from) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) != in[from + i]) {
                return false;
            }
        }
        return true;
    }
}
