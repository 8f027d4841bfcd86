package dev.remotemcp.schemagen.model;

import java.util.List;

/**
 * What a schema says of a property that changes nothing about its values.
 *
 * @param examples as the annotation writes them
 * @param deprecated whether it is better left alone
 */
public record Extras(List<String> examples, boolean deprecated) {
    /** Nothing to say. */
    public static final Extras NONE = new Extras(List.of(), false);
}
