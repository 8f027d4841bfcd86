package dev.remotemcp.schemagen.lock;

import dev.remotemcp.schemagen.schema.Json;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The content of a lock file: one entry per component, sorted by kind and name, so that a change of one component is a
 * change of its lines alone. Immutable.
 */
public final class CatalogLock {
    /** The version of the format. */
    private static final int VERSION = 1;

    private static final String OWNER = "class";

    private final List<Offer> offers;

    private CatalogLock(Collection<Offer> offers) {
        this.offers = offers.stream()
                .sorted(Comparator.comparing(Offer::kind).thenComparing(Offer::name))
                .toList();
    }

    /** A lock of these components. */
    public static CatalogLock of(Collection<Offer> offers) {
        return new CatalogLock(offers);
    }

    /**
     * Reads a lock file.
     *
     * @throws IllegalArgumentException if it is none; the message says why
     */
    public static CatalogLock parse(String text) {
        JsonNode file;
        try {
            file = Json.parse(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("it is not JSON: " + e.getOriginalMessage(), e);
        }
        if (file.path("lockVersion").asInt(0) != VERSION) {
            throw new IllegalArgumentException("its lockVersion is not " + VERSION);
        }
        List<Offer> offers = new java.util.ArrayList<>();
        for (CatalogKind kind : CatalogKind.values()) {
            file.path(kind.section()).properties().forEach(entry -> {
                if (!(entry.getValue() instanceof ObjectNode node)
                        || !node.path(OWNER).isString()) {
                    throw new IllegalArgumentException("the " + kind.word() + " '" + entry.getKey() + "' has no class");
                }
                ObjectNode contract = node.deepCopy();
                contract.remove(OWNER);
                offers.add(new Offer(kind, entry.getKey(), node.path(OWNER).asString(), contract));
            });
        }
        return new CatalogLock(offers);
    }

    /** The file's text: indented JSON, which ends with a line end. */
    public String text() {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("lockVersion", VERSION);
        for (Offer offer : offers) {
            ObjectNode entry = file.withObjectProperty(offer.kind().section()).putObject(offer.name());
            entry.put(OWNER, offer.owner());
            entry.setAll(offer.contract());
        }
        return Json.pretty(file);
    }

    /** All components. */
    public List<Offer> offers() {
        return offers;
    }

    /** The component of the same kind and name. */
    Optional<Offer> find(Offer other) {
        return offers.stream().filter(offer -> offer.sameAs(other)).findFirst();
    }
}
