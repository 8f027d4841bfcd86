package dev.remotemcp.schemagen.model;

/**
 * What a method returns.
 *
 * @param kind what is done with the value
 * @param timing when the value comes
 * @param response whether it is the body of an HTTP response, or the response's status alone
 * @param optional whether it is in an {@code Optional}
 * @param nullable whether it may be null: it says so with {@code @Nullable}, or it is any JSON
 * @param use the value's type, where its JSON form matters
 * @param javaName the return type, for messages
 */
public record Output(
        Kind kind, Timing timing, boolean response, boolean optional, boolean nullable, Use use, String javaName) {
    /** What is done with a value. */
    public enum Kind {
        NOTHING,
        TEXT,
        BYTES,
        JSON,
        /** One of the SDK's blocks: content of a tool or prompt, contents of a resource. */
        BLOCK,
        BLOCKS,
        BLOCK_ARRAY,
        /** A prompt message of the SDK, or several. */
        MESSAGE,
        MESSAGES,
        /** The SDK's result as a whole. */
        RESULT,
        UNSUPPORTED
    }

    /** When a value comes. */
    public enum Timing {
        NOW,
        STAGE,
        MONO,
        FLUX
    }
}
