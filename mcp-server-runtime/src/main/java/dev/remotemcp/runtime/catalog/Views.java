package dev.remotemcp.runtime.catalog;

import dev.remotemcp.runtime.config.PagesConfiguration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One list as callers with different roles see it. What has been worked out is kept, within bounds, since the roles of
 * a token are not ours to limit. Thread-safe.
 */
final class Views {
    private static final int MOST_KEPT = 64;

    private final Listing listing;
    private final PagesConfiguration pages;
    private final Map<String, ? extends Binding> bindings;
    private final Set<Set<String>> asked;
    private final PagedList whole;
    private final Map<Set<Set<String>>, PagedList> kept = new ConcurrentHashMap<>();

    Views(Listing listing, PagesConfiguration pages, Map<String, ? extends Binding> bindings) {
        this.listing = listing;
        this.pages = pages;
        this.bindings = bindings;
        this.asked = bindings.values().stream()
                .flatMap(binding -> binding.access().roles().stream())
                .collect(Collectors.toUnmodifiableSet());
        this.whole = paged(asked);
    }

    /** Everything there is. */
    PagedList whole() {
        return whole;
    }

    /**
     * What a caller sees.
     *
     * @param hasOneOf whether the caller has one of some roles
     */
    PagedList of(Predicate<Set<String>> hasOneOf) {
        if (asked.isEmpty()) {
            return whole;
        }
        Set<Set<String>> held = asked.stream().filter(hasOneOf).collect(Collectors.toUnmodifiableSet());
        PagedList known = kept.get(held);
        if (known != null) {
            return known;
        }
        PagedList made = paged(held);
        if (kept.size() < MOST_KEPT) {
            kept.put(held, made);
        }
        return made;
    }

    private PagedList paged(Set<Set<String>> held) {
        TreeMap<String, Descriptor> descriptors = new TreeMap<>();
        bindings.forEach((key, binding) -> {
            if (held.containsAll(binding.access().roles())) {
                descriptors.put(key, descriptor(binding));
            }
        });
        return new PagedList(listing, pages, descriptors, asked.isEmpty());
    }

    private static Descriptor descriptor(Binding binding) {
        return switch (binding) {
            case ToolBinding tool -> tool.descriptor();
            case ResourceBinding resource -> resource.descriptor();
            case PromptBinding prompt -> prompt.descriptor();
            case CompletionBinding completion -> throw new IllegalArgumentException("A completion is not listed");
            case FormBinding<?> form -> throw new IllegalArgumentException("A form is not listed");
            case SchemaBinding schema -> throw new IllegalArgumentException("A schema is not listed");
            case AppBinding app -> throw new IllegalArgumentException("An app is not listed");
        };
    }
}
