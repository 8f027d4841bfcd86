package dev.remotemcp.schemagen.model;

import java.util.List;

/**
 * What a caller needs to use something.
 *
 * @param scopes all of which are needed, in the order of the source
 * @param roles lists of which one each is needed, in the order of the source
 * @param ofMethod whether the method itself says something of it, not just its class
 */
public record Demands(List<String> scopes, List<List<String>> roles, boolean ofMethod) {
    /** Nothing is needed. */
    public static final Demands NONE = new Demands(List.of(), List.of(), false);

    /** Whether nothing is needed. */
    public boolean isEmpty() {
        return scopes.isEmpty() && roles.isEmpty();
    }
}
