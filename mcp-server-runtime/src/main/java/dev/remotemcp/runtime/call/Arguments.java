package dev.remotemcp.runtime.call;

/** The arguments of one tool call, read one after the other straight from the request's bytes. */
public final class Arguments {
    private final byte[] json;
    private final int offset;
    private final int length;

    private Arguments(byte[] json, int offset, int length) {
        this.json = json;
        this.offset = offset;
        this.length = length;
    }

    /** Arguments from a JSON object, already known to be well-formed, within a larger array. */
    public static Arguments of(byte[] json, int offset, int length) {
        return new Arguments(json, offset, length);
    }

    /** No arguments at all. */
    public static Arguments none() {
        return new Arguments(new byte[] {'{', '}'}, 0, 2);
    }
}
