package dev.remotemcp.schemagen.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A class with annotated methods, or a form.
 *
 * @param singleton whether one instance serves all calls
 * @param definitions the records that its handlers and the form name, by key
 * @param form the form, if the class is one
 * @param obstacles what is wrong with the class itself
 */
public record Component(
        ClassRef type,
        boolean singleton,
        List<Handler> handlers,
        Map<String, Definition> definitions,
        Optional<Form> form,
        List<Obstacle> obstacles,
        Origin origin) {
    /** Simple name of the generated class. */
    public String generatedName() {
        return String.join("_", type.simpleNames()) + "Mcp";
    }
}
