package dev.remotemcp.runtime.state;

/** Something about a server's offer that its clients may listen for. */
public sealed interface Change {
    /** Name of the server. */
    String server();

    /** The list of tools changed. */
    record Tools(String server) implements Change {}

    /** The list of prompts changed. */
    record Prompts(String server) implements Change {}

    /** The list of resources or of resource templates changed. */
    record Resources(String server) implements Change {}

    /** The content of a resource changed. */
    record ResourceUpdated(String server, String uri) implements Change {}
}
