package dev.remotemcp.runtime.call;

import dev.remotemcp.runtime.McpToolException;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/**
 * A result as JSON in UTF-8, with one rule for each kind of value that JSON has no place for: NaN and the infinities
 * are an error that the model reads, and a lone surrogate becomes a question mark, as it does in text.
 *
 * @param bytes the JSON
 * @param hasNulls whether there is a null in it, which the output schema may not allow
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never changed
record ResultJson(byte[] bytes, boolean hasNulls) {
    /** Bytes of an escape such as {@code \\uD83D}. */
    private static final int ESCAPE = 6;

    /**
     * Writes a result.
     *
     * @throws McpToolException if it has a number that is not finite
     */
    static ResultJson of(Object value, ObjectWriter writer) {
        Target target = new Target();
        try {
            writer.writeValue(target, value);
        } catch (DatabindException e) {
            throw notFinite(e, e);
        } catch (NotFiniteException e) {
            throw new McpToolException("The result " + e.getMessage());
        }
        return new ResultJson(withoutHalves(target.bytes()), target.hasNulls);
    }

    private static byte[] withoutHalves(byte[] json) {
        int half = half(json, 0);
        if (half < 0) {
            return json;
        }
        ByteArrayOutputStream mended = new ByteArrayOutputStream(json.length);
        int from = 0;
        for (; half >= 0; half = half(json, from)) {
            mended.write(json, from, half - from);
            mended.write('?');
            from = half + ESCAPE;
        }
        mended.write(json, from, json.length - from);
        return mended.toByteArray();
    }

    /** Where the next escape stands with which Jackson writes half a pair, and nothing else; -1 if there is none. */
    private static int half(byte[] json, int from) {
        for (int i = from; i < json.length; i++) {
            if (json[i] == '\\') {
                if (json[i + 1] == 'u' && json[i + 2] == 'D' && json[i + 3] >= '8') {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    private static RuntimeException notFinite(DatabindException failure, Throwable cause) {
        return switch (cause) {
            case NotFiniteException found -> {
                String path = BindingProblem.path(failure);
                yield new McpToolException(
                        "The result's " + (path.startsWith(".") ? path.substring(1) : path) + " " + found.getMessage());
            }
            case Throwable other when other.getCause() != null -> notFinite(failure, other.getCause());
            default -> failure;
        };
    }

    /** Whether a generator writes a result. */
    static boolean isWrittenBy(JsonGenerator generator) {
        return generator.streamWriteOutputTarget() instanceof Target;
    }

    /** Notes that it writes null. */
    static final class Nulls extends ValueSerializer<Object> {
        @Override
        public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
            if (generator.streamWriteOutputTarget() instanceof Target target) {
                target.hasNulls = true;
            }
            generator.writeNull();
        }
    }

    /** The bytes of one result. */
    private static final class Target extends ByteArrayOutputStream {
        private boolean hasNulls;

        Target() {
            super(0); // most results come in one piece, and make it as large as they are
        }

        byte[] bytes() {
            return buf.length == count ? buf : toByteArray();
        }
    }
}
