package dev.remotemcp.runtime.protocol.json;

import java.nio.charset.StandardCharsets;

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

    /** The value's own JSON text. */
    public String text() {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "JsonSlice[" + length + " bytes]"; // a request may carry secrets; they stay out of logs
    }
}
