package dev.remotemcp.runtime.protocol.json;

import dev.remotemcp.runtime.protocol.json.JsonException.Reason;

/**
 * Walks once over a JSON text (RFC 8259, UTF-8) and checks every byte of it, keeping no tree.
 *
 * <p>The caller walks the members it knows ({@link #enterObject}, {@link #nextMember}) and skips or slices the rest;
 * what is sliced is known to be well-formed, within the limits, and free of lone surrogates. Not thread-safe; one
 * scanner per text.
 */
public final class JsonScanner {
    private final byte[] in;
    private final int end;
    private final JsonLimits limits;
    private final KnownNames names;
    private int at;
    private int depth;
    private int values;
    private boolean first;
    private String name = "";

    /** A scanner over the whole array; {@code names} are returned as the same instances when met. */
    public JsonScanner(byte[] in, JsonLimits limits, KnownNames names) {
        this(in, 0, in.length, limits, names);
    }

    /** A scanner over one value of a text that has been scanned before. */
    JsonScanner(JsonSlice value) {
        this(value.bytes(), value.offset(), value.offset() + value.length(), JsonLimits.NONE, KnownNames.NONE);
    }

    private JsonScanner(byte[] in, int start, int end, JsonLimits limits, KnownNames names) {
        this.in = in;
        this.at = start;
        this.end = end;
        this.limits = limits;
        this.names = names;
    }

    /** The first byte of the next value, which stays unread. */
    public byte peek() throws JsonException {
        skipSpace();
        if (at >= end) {
            throw malformed("the text ends where a value is expected");
        }
        return in[at];
    }

    /** Reads the opening brace of an object; its members follow with {@link #nextMember}. */
    public void enterObject() throws JsonException {
        if (peek() != '{') {
            throw malformed("an object is expected");
        }
        at++;
        count();
        deeper();
        first = true;
    }

    /** Moves to the value of the next member, whose name is then {@link #name}; false at the end of the object. */
    public boolean nextMember() throws JsonException {
        byte b = peek();
        if (b == '}') {
            at++;
            depth--;
            first = false;
            return false;
        }
        if (!first) {
            if (b != ',') {
                throw malformed("',' or '}' is expected");
            }
            at++;
            b = peek();
        }
        if (b != '"') {
            throw malformed("a member name in double quotes is expected");
        }
        int start = at;
        boolean escaped = skipString();
        name = escaped ? new JsonSlice(in, start, at - start).string() : names.intern(in, start + 1, at - 1);
        skipSpace();
        if (at >= end || in[at] != ':') {
            throw malformed("':' is expected");
        }
        at++;
        first = false;
        return true;
    }

    /** Reads the opening bracket of an array; its elements follow with {@link #nextElement}. */
    void enterArray() throws JsonException {
        if (peek() != '[') {
            throw malformed("an array is expected");
        }
        at++;
        count();
        deeper();
        first = true;
    }

    /** Moves to the next element; false at the end of the array. */
    boolean nextElement() throws JsonException {
        byte b = peek();
        if (b == ']') {
            at++;
            depth--;
            first = false;
            return false;
        }
        if (!first) {
            if (b != ',') {
                throw malformed("',' or ']' is expected");
            }
            at++;
            peek();
        }
        first = false;
        return true;
    }

    /** The name of the member that {@link #nextMember} moved to. */
    public String name() {
        return name;
    }

    /** Skips the next value and returns where it stands. */
    public JsonSlice slice() throws JsonException {
        peek();
        int start = at;
        skipValue();
        return new JsonSlice(in, start, at - start);
    }

    /** Where the next byte to read stands. */
    public int offset() {
        return at;
    }

    /** What was read since an offset. */
    public JsonSlice since(int offset) {
        return new JsonSlice(in, offset, at - offset);
    }

    /** Skips the next value. */
    public void skip() throws JsonException {
        peek();
        skipValue();
    }

    /** Checks that nothing but white space follows. */
    public void finish() throws JsonException {
        skipSpace();
        if (at < end) {
            throw malformed("something follows the end of the message");
        }
    }

    private void skipValue() throws JsonException {
        count();
        switch (in[at]) {
            case '{' -> skipObject();
            case '[' -> skipArray();
            case '"' -> skipString();
            case 't' -> skipLiteral("true");
            case 'f' -> skipLiteral("false");
            case 'n' -> skipLiteral("null");
            default -> skipNumber();
        }
    }

    private void skipObject() throws JsonException {
        at++;
        deeper();
        if (peek() == '}') {
            at++;
            depth--;
            return;
        }
        while (true) {
            if (peek() != '"') {
                throw malformed("a member name in double quotes is expected");
            }
            skipString();
            skipSpace();
            if (at >= end || in[at] != ':') {
                throw malformed("':' is expected");
            }
            at++;
            peek();
            skipValue();
            byte b = peek();
            at++;
            if (b == '}') {
                depth--;
                return;
            }
            if (b != ',') {
                at--;
                throw malformed("',' or '}' is expected");
            }
        }
    }

    private void skipArray() throws JsonException {
        at++;
        deeper();
        if (peek() == ']') {
            at++;
            depth--;
            return;
        }
        while (true) {
            peek();
            skipValue();
            byte b = peek();
            at++;
            if (b == ']') {
                depth--;
                return;
            }
            if (b != ',') {
                at--;
                throw malformed("',' or ']' is expected");
            }
        }
    }

    /** A tree of the message takes about a hundred bytes for each value, however few bytes of JSON it has. */
    private void count() throws JsonException {
        if (++values > limits.values()) {
            throw new JsonException(
                    Reason.TOO_LARGE, "the message has more than " + limits.values() + " values (mcp.limits.values)");
        }
    }

    private void deeper() throws JsonException {
        if (++depth > limits.nesting()) {
            throw new JsonException(
                    Reason.TOO_LARGE,
                    "the message nests deeper than " + limits.nesting() + " levels (mcp.limits.nesting)");
        }
    }

    private void skipLiteral(String literal) throws JsonException {
        int length = literal.length();
        if (end - at < length) {
            throw malformed("a value is expected");
        }
        for (int i = 0; i < length; i++) {
            if (in[at + i] != literal.charAt(i)) {
                throw malformed("a value is expected");
            }
        }
        at += length;
    }

    private void skipNumber() throws JsonException {
        int start = at;
        if (in[at] == '-') {
            at++;
        }
        if (at < end && in[at] == '0') {
            at++;
        } else {
            digits("a value is expected");
        }
        if (at < end && in[at] == '.') {
            at++;
            digits("a digit is expected after the decimal point");
        }
        if (at < end && (in[at] == 'e' || in[at] == 'E')) {
            at++;
            if (at < end && (in[at] == '+' || in[at] == '-')) {
                at++;
            }
            digits("a digit is expected in the exponent");
        }
        if (at < end && !ends(in[at])) {
            throw malformed("a number is followed by what does not belong to it");
        }
        if (at - start > limits.numberLength()) {
            throw new JsonException(
                    Reason.TOO_LARGE, "a number is longer than " + limits.numberLength() + " characters");
        }
    }

    private static boolean ends(byte b) {
        return b == ',' || b == '}' || b == ']' || b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private void digits(String expectation) throws JsonException {
        int start = at;
        while (at < end && in[at] >= '0' && in[at] <= '9') {
            at++;
        }
        if (at == start) {
            throw malformed(expectation);
        }
    }

    /** Skips a string, checking escapes and UTF-8; tells whether it has escapes. */
    private boolean skipString() throws JsonException {
        int start = at++;
        boolean escaped = false;
        while (at < end) {
            byte b = in[at];
            if (b == '"') {
                at++;
                if (at - start - 2 > limits.stringLength()) {
                    throw new JsonException(
                            Reason.TOO_LARGE,
                            "a string is longer than " + limits.stringLength() + " bytes (mcp.limits.string-length)");
                }
                return escaped;
            }
            if (b == '\\') {
                escaped = true;
                skipEscape();
            } else if (b < 0) {
                skipUtf8(b);
            } else if (b < 0x20) {
                throw malformed("a control character stands unescaped in a string");
            } else {
                at++;
            }
        }
        throw malformed("a string is not closed");
    }

    private void skipEscape() throws JsonException {
        at++;
        switch (at < end ? in[at] : 0) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at++;
            case 'u' -> {
                at++;
                int unit = hex4();
                if (Character.isLowSurrogate((char) unit)) {
                    throw malformed("a low surrogate stands alone in a string");
                }
                if (Character.isHighSurrogate((char) unit)) {
                    if (at + 1 >= end || in[at] != '\\' || in[at + 1] != 'u') {
                        throw malformed("a high surrogate stands alone in a string");
                    }
                    at += 2;
                    if (!Character.isLowSurrogate((char) hex4())) {
                        throw malformed("a high surrogate stands alone in a string");
                    }
                }
            }
            default -> throw malformed("an unknown escape stands in a string");
        }
    }

    private int hex4() throws JsonException {
        int value = 0;
        for (int i = 0; i < 4; i++, at++) {
            int digit = at < end ? Character.digit(in[at], 16) : -1;
            if (digit < 0) {
                throw malformed("four hexadecimal digits are expected after \\u");
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private void skipUtf8(byte lead) throws JsonException {
        // RFC 3629: shortest form only, no surrogates, nothing above U+10FFFF.
        int more;
        int min;
        int code;
        if ((lead & 0xE0) == 0xC0) {
            more = 1;
            min = 0x80;
            code = lead & 0x1F;
        } else if ((lead & 0xF0) == 0xE0) {
            more = 2;
            min = 0x800;
            code = lead & 0x0F;
        } else if ((lead & 0xF8) == 0xF0) {
            more = 3;
            min = 0x10000;
            code = lead & 0x07;
        } else {
            throw malformed("the text is not UTF-8");
        }
        if (at + more >= end) {
            throw malformed("the text is not UTF-8");
        }
        for (int i = 1; i <= more; i++) {
            byte b = in[at + i];
            if ((b & 0xC0) != 0x80) {
                throw malformed("the text is not UTF-8");
            }
            code = code << 6 | b & 0x3F;
        }
        if (code < min || code > 0x10FFFF || code >= 0xD800 && code <= 0xDFFF) {
            throw malformed("the text is not UTF-8");
        }
        at += more + 1;
    }

    private void skipSpace() {
        while (at < end) {
            byte b = in[at];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return;
            }
            at++;
        }
    }

    private JsonException malformed(String what) {
        return new JsonException(Reason.MALFORMED, "The body is not valid JSON: " + what + ", at byte " + at);
    }
}
