package dev.remotemcp.runtime.catalog;

/** One thing the server offers: its descriptor and the code that serves it. */
public sealed interface Binding
        permits ToolBinding, ResourceBinding, PromptBinding, CompletionBinding, FormBinding, SchemaBinding {}
