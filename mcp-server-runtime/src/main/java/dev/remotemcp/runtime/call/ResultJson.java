package dev.remotemcp.runtime.call;

import dev.remotemcp.runtime.McpToolException;
import java.io.OutputStream;
import java.util.Arrays;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/**
 * A result as JSON in UTF-8, with one rule for each kind of value that JSON has no place for: NaN and the infinities
 * are an error that the model reads, and half a surrogate pair becomes a question mark, as it does in text.
 *
 * @param bytes the JSON
 * @param hasNulls whether null stands in it where Jackson writes it for a value, so that the schema should be asked
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never changed
record ResultJson(byte[] bytes, boolean hasNulls) {
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
        return new ResultJson(withoutHalves(target.bytes), target.hasNulls);
    }

    /** Jackson writes half a surrogate pair, which is no character, as an escape; nothing else of that form. */
    private static byte[] withoutHalves(byte[] json) {
        int size = json.length;
        for (int from = 0, to = 0; from < size; to++) {
            byte next = json[from];
            if (next != '\\') {
                json[to] = next;
                from++;
            } else if (json[from + 1] == 'u' && json[from + 2] == 'D' && json[from + 3] >= '8') {
                json[to] = '?';
                from += 6;
            } else {
                json[to++] = next;
                json[to] = json[from + 1];
                from += 2;
            }
            if (from >= size) {
                return to + 1 == size ? json : Arrays.copyOf(json, to + 1);
            }
        }
        return json;
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

    /** The bytes of one result, which come in one piece unless there are many. */
    private static final class Target extends OutputStream {
        private byte[] bytes = {};
        private boolean hasNulls;

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] more, int offset, int length) {
            int size = bytes.length;
            bytes = Arrays.copyOf(bytes, size + length);
            System.arraycopy(more, offset, bytes, size, length);
        }
    }
}
