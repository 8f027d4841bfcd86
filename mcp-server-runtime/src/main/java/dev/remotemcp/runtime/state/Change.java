package dev.remotemcp.runtime.state;

/** Something about the server's offer that clients may listen for. */
public sealed interface Change {
    /** The list of tools changed. */
    record Tools() implements Change {}

    /** The list of prompts changed. */
    record Prompts() implements Change {}

    /** The list of resources or of resource templates changed. */
    record Resources() implements Change {}

    /** The content of a resource changed. */
    record ResourceUpdated(String uri) implements Change {}
}
