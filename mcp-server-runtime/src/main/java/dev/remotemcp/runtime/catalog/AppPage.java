package dev.remotemcp.runtime.catalog;

import dev.remotemcp.runtime.McpContext;

/** Makes a page for each request that reads it, on a virtual thread of its own, so it may block. */
@FunctionalInterface
public interface AppPage {
    /**
     * The page.
     *
     * @param context the request that reads it
     * @return an HTML5 document
     */
    String html(McpContext context) throws Exception;
}
