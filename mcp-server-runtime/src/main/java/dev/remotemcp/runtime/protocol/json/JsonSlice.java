package dev.remotemcp.runtime.protocol.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One well-formed JSON value within a larger array of bytes.
 *
 * @param bytes the whole array; never changed
 * @param offset where the value starts
 * @param length how many bytes it takes
 */
@SuppressWarnings("ArrayRecordComponent") // a view; never compared
public record JsonSlice(byte[] bytes, int offset, int length) {
    /** Whether the value is an object. */
    public boolean isObject() {
        return bytes[offset] == '{';
    }

    /** Whether the value is an array. */
    public boolean isArray() {
        return bytes[offset] == '[';
    }

    /** Whether the value is a string. */
    public boolean isString() {
        return bytes[offset] == '"';
    }

    /** Whether the value is {@code null}. */
    public boolean isNull() {
        return bytes[offset] == 'n';
    }

    /** Whether the value is a number without fraction or exponent. */
    public boolean isInteger() {
        for (int i = offset; i < offset + length; i++) {
            byte b = bytes[i];
            boolean digit = b >= '0' && b <= '9';
            if (!digit && !(b == '-' && i == offset)) {
                return false;
            }
        }
        return true;
    }

    /** Takes one member of an object. */
    @FunctionalInterface
    public interface MemberVisitor<E extends Exception> {
        /** The next member, in the order of the text; of members of one name, each. */
        void visit(String name, JsonSlice value) throws E;
    }

    /** Takes one element of an array. */
    @FunctionalInterface
    public interface ElementVisitor<E extends Exception> {
        /** The next element. */
        void visit(JsonSlice value) throws E;
    }

    /** Walks over the members of an object, without a tree; what is not an object has none. */
    public <E extends Exception> void members(MemberVisitor<E> visitor) throws E {
        if (!isObject()) {
            return;
        }
        JsonScanner in = new JsonScanner(this);
        try {
            in.enterObject();
            while (in.nextMember()) {
                String name = in.name();
                visitor.visit(name, in.slice());
            }
        } catch (JsonException e) {
            throw new IllegalStateException("A slice is well-formed", e);
        }
    }

    /** Walks over the elements of an array, without a tree; what is not an array has none. */
    public <E extends Exception> void elements(ElementVisitor<E> visitor) throws E {
        if (!isArray()) {
            return;
        }
        JsonScanner in = new JsonScanner(this);
        try {
            in.enterArray();
            while (in.nextElement()) {
                visitor.visit(in.slice());
            }
        } catch (JsonException e) {
            throw new IllegalStateException("A slice is well-formed", e);
        }
    }

    /** The value's own JSON text as bytes of its own, which keep nothing of the array around it alive. */
    public byte[] copy() {
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }

    /** Whether the value is {@code true}. */
    public boolean isTrue() {
        return bytes[offset] == 't';
    }

    /** Whether the value is {@code true} or {@code false}. */
    public boolean isBoolean() {
        return isTrue() || bytes[offset] == 'f';
    }

    /** The text of a string value. */
    public String string() {
        int stop = offset + length - 1;
        int plain = offset + 1;
        if (!escaped()) {
            return new String(bytes, plain, stop - plain, StandardCharsets.UTF_8);
        }
        StringBuilder out = new StringBuilder(length);
        for (int i = plain; i < stop; i++) {
            if (bytes[i] != '\\') {
                continue;
            }
            append(out, plain, i);
            i++;
            switch (bytes[i]) {
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case 'u' -> {
                    out.append((char) Integer.parseInt(new String(bytes, i + 1, 4, StandardCharsets.US_ASCII), 16));
                    i += 4;
                }
                default -> out.append((char) bytes[i]);
            }
            plain = i + 1;
        }
        append(out, plain, stop);
        return out.toString();
    }

    boolean escaped() {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\\') {
                return true;
            }
        }
        return false;
    }

    private void append(StringBuilder out, int from, int to) {
        out.append(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    /** The value's own JSON text. */
    public String text() {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "JsonSlice[" + length + " bytes]"; // a request may carry secrets; they stay out of logs
    }
}
