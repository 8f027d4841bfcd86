package dev.remotemcp.schemagen.lock;

import dev.remotemcp.schemagen.schema.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one class offers under one name.
 *
 * @param name of a tool or prompt; URI of a resource, URI template of a resource template
 * @param owner binary name of the class
 * @param contract as {@link Contract} has it
 */
public record Offer(CatalogKind kind, String name, String owner, ObjectNode contract) {
    /** From a descriptor. */
    public static Offer of(CatalogKind kind, String name, String owner, JsonNode descriptor) {
        // Read back, so that numbers are equal to those of a lock file that was read.
        JsonNode contract = Json.parse(Contract.of(kind, descriptor).toString());
        return new Offer(kind, name, owner, (ObjectNode) contract);
    }

    /** What it is called in messages. */
    public String display() {
        return kind.word() + " '" + name + "'";
    }

    boolean sameAs(Offer other) {
        return kind == other.kind && name.equals(other.name);
    }
}
