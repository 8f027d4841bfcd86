package dev.remotemcp.runtime.protocol.json;

/**
 * Bounds on what a request may look like.
 *
 * @param nesting how deep arrays and objects may nest
 * @param stringLength how many bytes of UTF-8 one string or name may take
 * @param numberLength how many characters one number may take
 */
public record JsonLimits(int nesting, int stringLength, int numberLength) {}
