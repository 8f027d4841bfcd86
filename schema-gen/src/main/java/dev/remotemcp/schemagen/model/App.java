package dev.remotemcp.schemagen.model;

import java.util.List;
import java.util.Optional;

/**
 * {@code @McpApp}: the user interface of a tool, as it was written; empty says nothing.
 *
 * @param view path of the page
 * @param visibility names of the constants
 * @param permissions names of the constants
 * @param assets name of the constant
 */
public record App(
        Optional<String> view,
        Optional<String> title,
        List<String> visibility,
        Csp csp,
        List<String> permissions,
        Optional<String> domain,
        Optional<Boolean> prefersBorder,
        Optional<String> assets) {
    /** What the page may reach. */
    public record Csp(List<String> connect, List<String> resource, List<String> frame, List<String> baseUri) {
        /** Whether nothing may be reached. */
        public boolean isEmpty() {
            return connect.isEmpty() && resource.isEmpty() && frame.isEmpty() && baseUri.isEmpty();
        }
    }

    /** Whether something is said that only a page can have. */
    public boolean describesAPage() {
        return title.isPresent()
                || !csp.isEmpty()
                || !permissions.isEmpty()
                || domain.isPresent()
                || prefersBorder.isPresent()
                || assets.isPresent();
    }
}
