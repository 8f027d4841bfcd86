package dev.remotemcp.runtime.catalog;

import dev.remotemcp.runtime.call.Subject;

/** One thing the server offers: its descriptor and the code that serves it. */
public sealed interface Binding extends Subject
        permits ToolBinding, ResourceBinding, PromptBinding, CompletionBinding, FormBinding, SchemaBinding, AppBinding {
    /** What a caller needs, beside being let in. */
    default Access access() {
        return Access.OPEN;
    }
}
