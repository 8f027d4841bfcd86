package dev.remotemcp.runtime.builder;

import dev.remotemcp.runtime.catalog.AppBinding.Csp;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Says what a page may reach: origins such as {@code https://api.example.com}, or patterns of them such as
 * {@code https://*.example.com}. What is said adds up. Not thread-safe.
 */
public final class McpCspBuilder {
    private final Set<String> connect;
    private final Set<String> resource;
    private final Set<String> frame;
    private final Set<String> baseUri;

    McpCspBuilder(Csp before) {
        connect = new LinkedHashSet<>(before.connect());
        resource = new LinkedHashSet<>(before.resource());
        frame = new LinkedHashSet<>(before.frame());
        baseUri = new LinkedHashSet<>(before.baseUri());
    }

    /** Where scripts may connect to ({@code connectDomains}). */
    public McpCspBuilder connectTo(String... origins) {
        connect.addAll(Arrays.asList(origins));
        return this;
    }

    /** Where scripts, styles, images, fonts and media may come from ({@code resourceDomains}). */
    public McpCspBuilder loadResourcesFrom(String... origins) {
        resource.addAll(Arrays.asList(origins));
        return this;
    }

    /** What may be shown in frames ({@code frameDomains}). */
    public McpCspBuilder allowFrame(String... origins) {
        frame.addAll(Arrays.asList(origins));
        return this;
    }

    /** What {@code <base>} may name ({@code baseUriDomains}). */
    public McpCspBuilder allowBaseUri(String... origins) {
        baseUri.addAll(Arrays.asList(origins));
        return this;
    }

    Csp csp() {
        return new Csp(List.copyOf(connect), List.copyOf(resource), List.copyOf(frame), List.copyOf(baseUri));
    }
}
