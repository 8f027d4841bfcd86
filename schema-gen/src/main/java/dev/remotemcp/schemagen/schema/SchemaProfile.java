package dev.remotemcp.schemagen.schema;

/** How much of JSON Schema the written schemas use. */
public enum SchemaProfile {
    /**
     * What hosts are known to accept: {@code $ref} for recursive types only, and where a schema would be larger than
     * {@link SchemaWriter#MOST_BYTES} without; no number that JavaScript would change; no exclusive bounds of integers.
     */
    PORTABLE,
    /** All there is to say: {@code $ref} for each record, and the ranges of Java's numbers. */
    FULL
}
