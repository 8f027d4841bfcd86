package dev.remotemcp.runtime.protocol.json;

/**
 * Bounds on what a request may look like.
 *
 * @param nesting how deep arrays and objects may nest
 * @param stringLength how many bytes of UTF-8 one string or name may take
 * @param numberLength how many characters one number may take
 * @param values how many values a message may have in all, each array, object and element of them counted
 */
public record JsonLimits(int nesting, int stringLength, int numberLength, int values) {
    /** For JSON that has been scanned within other limits before. */
    static final JsonLimits NONE =
            new JsonLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
}
