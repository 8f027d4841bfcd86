package dev.remotemcp.runtime.protocol.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes that JSON is written into, compact and on one line. Not thread-safe. */
public final class JsonBuffer {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] out;
    private int size;

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
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == '"' || c == '\\' || c >= 0x80) {
                return string(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        ensure(length + 2);
        out[size++] = '"';
        ascii(text);
        out[size++] = '"';
        return this;
    }

    /** Appends UTF-8 bytes as a string value, quoted and escaped; used to repeat JSON as text. */
    public JsonBuffer string(byte[] utf8) {
        ensure(stringLength(utf8));
        out[size++] = '"';
        for (byte b : utf8) {
            escaped(b);
        }
        out[size++] = '"';
        return this;
    }

    /** How many bytes {@link #string(byte[])} takes. */
    public static int stringLength(byte[] utf8) {
        int length = utf8.length + 2;
        for (byte b : utf8) {
            if (b == '"' || b == '\\' || b == '\n' || b == '\r' || b == '\t') {
                length++;
            } else if (b >= 0 && b < 0x20) {
                length += 5;
            }
        }
        return length;
    }

    /** The bytes so far, in an array of their own. */
    public byte[] toByteArray() {
        return size == out.length ? out : Arrays.copyOf(out, size);
    }

    private void escaped(byte b) {
        switch (b) {
            case '"' -> pair('"');
            case '\\' -> pair('\\');
            case '\n' -> pair('n');
            case '\r' -> pair('r');
            case '\t' -> pair('t');
            default -> {
                if (b >= 0 && b < 0x20) {
                    pair('u');
                    out[size++] = '0';
                    out[size++] = '0';
                    out[size++] = HEX[b >> 4];
                    out[size++] = HEX[b & 0xF];
                } else {
                    out[size++] = b;
                }
            }
        }
    }

    private void pair(char escape) {
        out[size++] = '\\';
        out[size++] = (byte) escape;
    }

    private void ensure(int more) {
        if (out.length - size < more) {
            out = Arrays.copyOf(out, Math.max(out.length * 2, size + more));
        }
    }
}
