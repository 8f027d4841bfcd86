package dev.remotemcp.schemagen.lock;

/** The kinds of components that a lock file holds. */
public enum CatalogKind {
    TOOL("tools", "tool"),
    PROMPT("prompts", "prompt"),
    RESOURCE("resources", "resource"),
    RESOURCE_TEMPLATE("resourceTemplates", "resource template");

    private final String section;
    private final String word;

    CatalogKind(String section, String word) {
        this.section = section;
        this.word = word;
    }

    /** The kind's section in descriptor files and lock files. */
    public String section() {
        return section;
    }

    /** The kind in messages. */
    public String word() {
        return word;
    }
}
