package dev.remotemcp.schemagen.reader;

import java.util.Optional;

/** What {@code @McpArg} says; empty where it says nothing. */
record Arg(
        Optional<String> name,
        Optional<String> title,
        Optional<String> description,
        boolean required,
        Optional<String> defaultText,
        Optional<String> header) {
    /** The annotation's mark for "no default". */
    private static final String NO_DEFAULT = "\u0000";

    static Arg of(Annotated annotated) {
        return new Arg(
                annotated.string(Names.ARG, "name"),
                annotated.string(Names.ARG, "title"),
                annotated.string(Names.ARG, "description"),
                annotated.bool(Names.ARG, "required").orElse(true),
                annotated.text(Names.ARG, "defaultValue").filter(text -> !text.equals(NO_DEFAULT)),
                annotated.text(Names.ARG, "header"));
    }
}
