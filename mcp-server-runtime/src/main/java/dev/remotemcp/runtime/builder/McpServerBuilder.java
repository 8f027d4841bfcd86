package dev.remotemcp.runtime.builder;

import dev.remotemcp.runtime.catalog.CatalogChange.Entry;
import dev.remotemcp.runtime.catalog.Listing;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Collects what is said about a server's tools, resources and prompts. What is said twice about the same one comes
 * together: facts add up, and of two that contradict each other the later one wins. Not thread-safe.
 */
public final class McpServerBuilder {
    private final Map<String, McpToolBuilder> tools = new LinkedHashMap<>();
    private final Map<String, McpResourceBuilder> resources = new LinkedHashMap<>();
    private final Map<String, McpPromptBuilder> prompts = new LinkedHashMap<>();
    private final Set<Entry> removed = new LinkedHashSet<>();

    McpServerBuilder() {}

    /**
     * Refines the tool of that name, or defines it.
     *
     * @param name 1 to 128 of {@code A-Z a-z 0-9 _ - .}
     * @throws IllegalArgumentException if the name is none
     */
    public McpToolBuilder configureMcpTool(String name) {
        return tools.computeIfAbsent(name, unknown -> new McpToolBuilder(name, this));
    }

    /**
     * Refines the resource or resource template with that URI, or defines it.
     *
     * @param uri the URI, or a URI template such as {@code weather://stations/{id}} (RFC 6570, level 1)
     * @throws IllegalArgumentException if it is neither
     */
    public McpResourceBuilder configureMcpResource(String uri) {
        return resources.computeIfAbsent(uri, unknown -> new McpResourceBuilder(uri, this));
    }

    /** Refines the prompt of that name, or defines it. */
    public McpPromptBuilder configureMcpPrompt(String name) {
        return prompts.computeIfAbsent(name, unknown -> new McpPromptBuilder(name));
    }

    /** Removes the tool of that name, with all that was said about it before; none is fine too. */
    public McpServerBuilder removeMcpTool(String name) {
        tools.remove(name);
        removed.add(new Entry(Listing.TOOLS, name));
        return this;
    }

    /** Removes the resource or template with that URI, with all that was said about it before; none is fine too. */
    public McpServerBuilder removeMcpResource(String uri) {
        resources.remove(uri);
        removed.add(new Entry(Listing.RESOURCES, uri));
        removed.add(new Entry(Listing.RESOURCE_TEMPLATES, uri));
        return this;
    }

    /** Removes the prompt of that name, with all that was said about it before; none is fine too. */
    public McpServerBuilder removeMcpPrompt(String name) {
        prompts.remove(name);
        removed.add(new Entry(Listing.PROMPTS, name));
        return this;
    }

    Collection<McpToolBuilder> tools() {
        return tools.values();
    }

    Collection<McpResourceBuilder> resources() {
        return resources.values();
    }

    Collection<McpPromptBuilder> prompts() {
        return prompts.values();
    }

    Set<Entry> removed() {
        return removed;
    }
}
