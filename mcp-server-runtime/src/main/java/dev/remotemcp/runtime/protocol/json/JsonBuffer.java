package dev.remotemcp.runtime.protocol.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes that JSON is written into, compact and on one line. Not thread-safe. */
public final class JsonBuffer {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** For each byte the letter of its escape sequence, 0 for those that stand for themselves (RFC 8259, section 7). */
    private static final byte[] ESCAPES = escapes();

    /** Characters of a text that is looked at one by one. */
    private static final int SHORT = 64;

    /** Characters of a longer text that are encoded at a time. */
    private static final int PIECE = 8_192;

    private byte[] out;
    private int size;

    private static byte[] escapes() {
        byte[] escapes = new byte[256];
        Arrays.fill(escapes, 0, 0x20, (byte) 'u');
        escapes['\n'] = 'n';
        escapes['\r'] = 'r';
        escapes['\t'] = 't';
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        return escapes;
    }

    /** An empty buffer with room for that many bytes. */
    public JsonBuffer(int capacity) {
        out = new byte[capacity];
    }

    /** Appends JSON as it is. */
    public JsonBuffer raw(byte[] json) {
        return raw(json, 0, json.length);
    }

    /** Appends a part of JSON as it is. */
    public JsonBuffer raw(byte[] json, int offset, int length) {
        ensure(length);
        System.arraycopy(json, offset, out, size, length);
        size += length;
        return this;
    }

    /** Appends a value as it is. */
    public JsonBuffer raw(JsonSlice slice) {
        return raw(slice.bytes(), slice.offset(), slice.length());
    }

    /** Appends ASCII text as it is. */
    @SuppressWarnings("deprecation") // the one JDK method that copies Latin-1 without an intermediate array
    public JsonBuffer ascii(String text) {
        int length = text.length();
        ensure(length);
        text.getBytes(0, length, out, size);
        size += length;
        return this;
    }

    /** Appends an integer. */
    public JsonBuffer number(long value) {
        return ascii(Long.toString(value));
    }

    /** Appends a string value, quoted and escaped. */
    public JsonBuffer string(String text) {
        int length = text.length();
        ensure(length + 2);
        out[size++] = '"';
        if (length <= SHORT && isPlain(text)) {
            ascii(text);
        } else {
            // The JDK encodes faster than a loop over the characters; a piece at a time, so that it needs little
            // memory.
            for (int from = 0, to; from < length; from = to) {
                to = Math.min(from + PIECE, length);
                if (to < length && Character.isHighSurrogate(text.charAt(to - 1))) {
                    to--;
                }
                escape(text.substring(from, to).getBytes(StandardCharsets.UTF_8));
            }
        }
        return ascii("\"");
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || ESCAPES[c] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Appends UTF-8 bytes as a string value, quoted and escaped; used to repeat JSON as text. */
    public JsonBuffer string(byte[] utf8) {
        ensure(stringLength(utf8));
        out[size++] = '"';
        escape(utf8);
        return ascii("\"");
    }

    /** How many bytes {@link #string(byte[])} takes. */
    public static int stringLength(byte[] utf8) {
        int length = utf8.length + 2;
        for (byte b : utf8) {
            byte escape = ESCAPES[b & 0xFF];
            if (escape != 0) {
                length += escape == 'u' ? 5 : 1;
            }
        }
        return length;
    }

    /** The bytes so far, in an array of their own. */
    public byte[] toByteArray() {
        return size == out.length ? out : Arrays.copyOf(out, size);
    }

    private void escape(byte[] utf8) {
        int plain = 0;
        for (int i = 0; i < utf8.length; i++) {
            byte escape = ESCAPES[utf8[i] & 0xFF];
            if (escape != 0) {
                raw(utf8, plain, i - plain);
                plain = i + 1;
                escaped(utf8[i], escape);
            }
        }
        raw(utf8, plain, utf8.length - plain);
    }

    private void escaped(byte b, byte escape) {
        ensure(escape == 'u' ? 6 : 2);
        out[size++] = '\\';
        out[size++] = escape;
        if (escape == 'u') {
            out[size++] = '0';
            out[size++] = '0';
            out[size++] = HEX[b >> 4];
            out[size++] = HEX[b & 0xF];
        }
    }

    private void ensure(int more) {
        if (out.length - size < more) {
            out = Arrays.copyOf(out, Math.max(out.length * 2, size + more));
        }
    }
}
