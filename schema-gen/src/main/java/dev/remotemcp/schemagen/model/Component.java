package dev.remotemcp.schemagen.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A class with annotated methods, or a form.
 *
 * @param obstacles what keeps generated code from using the class, each with the mend
 * @param singleton whether one instance serves all calls
 * @param definitions the records that its handlers and the form name, by key
 * @param form the definition of the form, if the class is one
 */
public record Component(
        ClassRef type,
        boolean singleton,
        List<Handler> handlers,
        Map<String, Definition> definitions,
        Optional<Definition> form,
        List<String> obstacles,
        Origin origin) {
    /** Simple name of the generated class. */
    public String generatedName() {
        return String.join("_", type.simpleNames()) + "Mcp";
    }
}
