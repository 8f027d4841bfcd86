package dev.remotemcp.runtime.catalog;

/** One thing the server offers: its descriptor and the code that serves it. */
public sealed interface Binding
        permits ToolBinding, ResourceBinding, PromptBinding, CompletionBinding, FormBinding, SchemaBinding, AppBinding {
    /** What messages call it, for example {@code the tool 'search'}. */
    String subject();

    /** What a caller needs, beside being let in. */
    default Access access() {
        return Access.OPEN;
    }
}
