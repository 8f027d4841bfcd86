package dev.remotemcp.runtime.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.MessageSourceError;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.format.Format;
import com.networknt.schema.keyword.FormatValidator;
import com.networknt.schema.path.NodePath;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * A format of the validator's, with a bound on the text: some are regular expressions that need a stack as deep as the
 * text is long, and {@code regex} compiles the text.
 */
final class BoundedFormat implements Format {
    /**
     * Longer than any address, date or host name, and as long as the URIs that servers accept (RFC 9110, section 4.1).
     */
    private static final int MOST_CHARACTERS = 8192;

    private final Format format;

    BoundedFormat(Format format) {
        this.format = format;
    }

    /** A text that is too long to tell whether it is of a format. */
    static final class ExceededException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ExceededException(String format) {
            super("cannot be checked against the format " + format + ": send less text", null, false, false);
        }
    }

    @Override
    public String getName() {
        return format.getName();
    }

    @Override
    public String getMessageKey() {
        return format.getMessageKey();
    }

    /**
     * Adds an error if a value is not of the format.
     *
     * @throws ExceededException if the text is too long to tell
     */
    @Override
    public void validate(
            ExecutionContext execution,
            SchemaContext schema,
            JsonNode value,
            JsonNode root,
            NodePath path,
            boolean assertions,
            Supplier<MessageSourceError.Builder> message,
            FormatValidator validator) {
        if (value.isString() && value.stringValue().length() > MOST_CHARACTERS) {
            throw new ExceededException(getName());
        }
        try {
            format.validate(execution, schema, value, root, path, assertions, message, validator);
        } catch (StackOverflowError e) {
            throw new ExceededException(getName());
        }
    }
}
