package dev.remotemcp.runtime.catalog;

/** The four lists of the specification. */
public enum Listing {
    TOOLS("tools/list", "tools"),
    RESOURCES("resources/list", "resources"),
    RESOURCE_TEMPLATES("resources/templates/list", "resourceTemplates"),
    PROMPTS("prompts/list", "prompts");

    private final String method;
    private final String member;

    Listing(String method, String member) {
        this.method = method;
        this.member = member;
    }

    /** The request's method. */
    public String method() {
        return method;
    }

    /** The result's member that holds the entries. */
    public String member() {
        return member;
    }
}
