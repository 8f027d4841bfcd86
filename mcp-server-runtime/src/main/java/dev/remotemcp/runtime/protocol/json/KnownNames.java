package dev.remotemcp.runtime.protocol.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Strings that a request is likely to hold, so that meeting them again costs no new object. Immutable. */
public final class KnownNames {
    static final KnownNames NONE = new KnownNames(List.of());

    private final @Nullable Name[] byHash;
    private final int mask;

    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    private record Name(String text, byte[] ascii) {}

    /** A table of names, ASCII only. */
    public KnownNames(Collection<String> names) {
        int size = Integer.highestOneBit(Math.max(8, names.size() * 4) - 1) << 1;
        byHash = new @Nullable Name[size];
        mask = size - 1;
        for (String text : names) {
            byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
            int slot = hash(ascii, 0, ascii.length) & mask;
            while (byHash[slot] != null) {
                slot = slot + 1 & mask;
            }
            byHash[slot] = new Name(text, ascii);
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
        for (Name name = byHash[slot]; name != null; name = byHash[slot]) {
            if (Arrays.equals(name.ascii(), 0, name.ascii().length, in, from, to)) {
                return name.text();
            }
            slot = slot + 1 & mask;
        }
        return new String(in, from, to - from, StandardCharsets.UTF_8);
    }

    /** Three bytes and the length tell the known names apart well enough. */
    private static int hash(byte[] in, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return 0;
        }
        int hash = length + in[from] * 31 + in[to - 1] * 961 + in[from + length / 2] * 29791;
        return hash ^ hash >>> 8;
    }
}
