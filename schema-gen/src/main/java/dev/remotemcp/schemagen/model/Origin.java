package dev.remotemcp.schemagen.model;

/**
 * Where something stands in the source, for error messages.
 *
 * @param element the compiler's element, opaque to all but the visitor; any object in tests
 */
public record Origin(Object element) {}
