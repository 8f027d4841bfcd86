package dev.remotemcp.runtime.builder;

/**
 * A bean that says in code what annotations cannot: refines annotated tools, resources and prompts, and defines new
 * ones.
 *
 * <p>It is about the default server, or about the one that {@code @McpServer("admin")} on the bean names. All of them
 * run once, when the application starts and before a client is served, in the order of Micronaut's {@code @Order}.
 * Where two say the same about a component, the later one wins. What they say wins over annotations, and the
 * configuration ({@code mcp.tools.<name>.title} and the like) wins over both, fact by fact. A mistake ends the start.
 */
@FunctionalInterface
public interface McpConfigurer {
    /**
     * Says what to offer.
     *
     * @param mcp collects what is said; of no use after the method has returned
     */
    void configure(McpServerBuilder mcp);
}
