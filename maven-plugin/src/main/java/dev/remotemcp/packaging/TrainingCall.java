package dev.remotemcp.packaging;

/**
 * A tool that is called while the cache is trained.
 *
 * @param tool its name
 * @param arguments a JSON object
 */
public record TrainingCall(String tool, String arguments) {}
