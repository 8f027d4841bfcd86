package dev.remotemcp.runtime.peer;

/** A server with the catalog of {@link Offer}, ours or the SDK's, at {@code /mcp} on a free port. */
interface PeerServer extends AutoCloseable {
    int port();

    /** Adds a tool without arguments. */
    void addTool(String name);

    void removeTool(String name);

    /** Adds a resource of one line of text. */
    void addResource(String uri);

    void removeResource(String uri);

    /** Adds a prompt without arguments. */
    void addPrompt(String name);

    void removePrompt(String name);

    /** Tells subscribers that the content of a resource changed. */
    void resourceUpdated(String uri);

    @Override
    void close();
}
