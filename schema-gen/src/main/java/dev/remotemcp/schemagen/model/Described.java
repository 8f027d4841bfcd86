package dev.remotemcp.schemagen.model;

import java.util.Optional;

/**
 * A type that is described for tools defined in code.
 *
 * @param key where its schemas stand in the descriptor file
 * @param field the static field whose type argument it is; none for the class itself
 * @param input the type as arguments, if it is described so
 * @param output the type as a result, if it is described so
 */
public record Described(String key, Optional<String> field, Optional<Use> input, Optional<Use> output, Origin origin) {}
