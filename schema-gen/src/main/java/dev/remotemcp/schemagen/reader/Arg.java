package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.model.Constraint;
import dev.remotemcp.schemagen.model.Extras;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.ScalarKind;
import dev.remotemcp.schemagen.model.Use;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code @McpArg} says; empty where it says nothing. */
record Arg(
        Optional<String> name,
        Optional<String> title,
        Optional<String> description,
        boolean required,
        Optional<String> defaultText,
        Optional<String> header,
        boolean enumNames,
        Extras extras) {
    /** The annotation's mark for "no default". */
    private static final String NO_DEFAULT = "\u0000";

    /** 2^53 - 1. */
    private static final BigDecimal MAX_SAFE = BigDecimal.valueOf((1L << 53) - 1);

    static Arg of(Annotated annotated) {
        return new Arg(
                annotated.string(Names.ARG, "name"),
                annotated.string(Names.ARG, "title"),
                annotated.string(Names.ARG, "description"),
                annotated.bool(Names.ARG, "required").orElse(true),
                annotated.text(Names.ARG, "defaultValue").filter(text -> !text.equals(NO_DEFAULT)),
                annotated.text(Names.ARG, "header"),
                annotated.bool(Names.ARG, "enumNames").orElse(false),
                new Extras(annotated.texts(Names.ARG, "examples"), annotated.isPresent("java.lang.Deprecated")));
    }

    /** A use whose values a header can carry: integers that every JSON number can hold exactly. */
    Use inHeader(Use use) {
        boolean wide = use.present().type() instanceof JsonType.Scalar(ScalarKind kind, boolean _)
                && (kind == ScalarKind.LONG || kind == ScalarKind.BIG_INTEGER);
        if (header.isEmpty() || !wide) {
            return use;
        }
        Constraint.Source source = Constraint.Source.of("@McpArg(header)");
        List<Constraint> constraints = new ArrayList<>(use.constraints());
        constraints.add(new Constraint.AtLeast(source, MAX_SAFE.negate(), true));
        constraints.add(new Constraint.AtMost(source, MAX_SAFE, true));
        return new Use(use.type(), List.copyOf(constraints), use.nullable());
    }
}
