package dev.remotemcp.apps.page;

import java.util.List;

/**
 * A page with everything that it needs.
 *
 * @param html an HTML5 document
 * @param title its title; empty if it has none
 * @param needs what it loads from elsewhere, in the order of the page
 */
public record Page(String html, String title, List<Need> needs) {
    /** SHA-256 of the document, in hexadecimal digits. */
    public String hash() {
        return Placement.hash(html);
    }

    /**
     * Something that the page loads from elsewhere.
     *
     * @param directive what of a policy it takes
     * @param url where it is
     * @param where the element or the call that names it
     * @param certain whether it is loaded in any case, and not only if a script gets there
     */
    public record Need(Directive directive, String url, String where, boolean certain) {}

    /** What of a policy something takes, by the names of MCP Apps. */
    public enum Directive {
        /** {@code connectDomains}. */
        CONNECT("connect", "connectTo"),
        /** {@code resourceDomains}. */
        RESOURCE("resource", "loadResourcesFrom"),
        /** {@code frameDomains}. */
        FRAME("frame", "allowFrame"),
        /** {@code baseUriDomains}. */
        BASE_URI("baseUri", "allowBaseUri");

        private final String member;
        private final String method;

        Directive(String member, String method) {
            this.member = member;
            this.method = method;
        }

        /** The member of {@code @McpApp.Csp}. */
        public String member() {
            return member;
        }

        /** The method of the builder. */
        public String method() {
            return method;
        }
    }
}
