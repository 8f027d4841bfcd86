package dev.remotemcp.schemagen.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A class with annotated methods, or a form.
 *
 * @param server name of the server that offers it
 * @param singleton whether one instance serves all calls
 * @param inputs the classes that arguments and the form name, by key
 * @param outputs the classes that results name, by key
 * @param form the form, if the class is one
 * @param described the types that are described for tools defined in code
 * @param obstacles what is wrong with the class itself
 */
public record Component(
        ClassRef type,
        String server,
        boolean singleton,
        List<Handler> handlers,
        Map<String, Definition> inputs,
        Map<String, Definition> outputs,
        Optional<Form> form,
        List<Described> described,
        List<Obstacle> obstacles,
        Origin origin) {
    /** Name of the server to which everything belongs that names no server. */
    public static final String DEFAULT_SERVER = "default";

    /** The definitions for values that go one way. */
    public Map<String, Definition> definitions(Direction direction) {
        return direction == Direction.INPUT ? inputs : outputs;
    }

    /** Simple name of the generated class. */
    public String generatedName() {
        return String.join("_", type.simpleNames()) + "Mcp";
    }
}
