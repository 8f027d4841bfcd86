package dev.remotemcp.schemagen.schema;

/**
 * How much of JSON Schema the written schemas use.
 *
 * @param full all there is to say: {@code $ref} for each record, the ranges of Java's numbers, exclusive bounds; if
 *     not, what hosts are known to accept: {@code $ref} for recursive types only, and where a schema would be larger
 *     than {@link SchemaWriter#MOST_BYTES} without; no number that JavaScript would change; no exclusive bounds
 * @param foundry whether nothing is null that does not say so, because each value has one type
 */
public record SchemaProfile(boolean full, boolean foundry) {
    /** What hosts accept. */
    public static final SchemaProfile PORTABLE = new SchemaProfile(false, false);

    /** All there is to say. */
    public static final SchemaProfile FULL = new SchemaProfile(true, false);
}
