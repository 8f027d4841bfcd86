package dev.remotemcp.schemagen.model;

/**
 * What keeps generated code from using a class or one of its methods.
 *
 * @param text what is wrong, and the mend
 */
public record Obstacle(String text, Origin origin) {}
