package dev.remotemcp.runtime;

import io.modelcontextprotocol.spec.McpSchema.Implementation;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a client says about itself; self-reported, so never a basis for security decisions.
 *
 * @param protocolVersion the revision this request is served in, for example {@code 2026-07-28}
 * @param info name and version, if the client gave them
 * @param capabilities the declared {@code ClientCapabilities}, an object
 */
public record Client(String protocolVersion, Optional<Implementation> info, JsonNode capabilities) {
    /** Whether {@link McpContext#elicit} can reach the user. */
    public boolean supportsElicitation() {
        JsonNode elicitation = capabilities.path("elicitation");
        // An empty object means form mode only (specification, Elicitation, Capabilities).
        return elicitation.isObject() && (elicitation.isEmpty() || elicitation.has("form"));
    }

    /** Whether {@link McpContext#elicitUrl} can reach the user. */
    public boolean supportsUrlElicitation() {
        return capabilities.path("elicitation").has("url");
    }

    /** Whether {@link McpContext#sample} can reach a model. */
    public boolean supportsSampling() {
        return capabilities.path("sampling").isObject();
    }

    /** Whether a sampling request may carry tools. */
    public boolean supportsSamplingTools() {
        return capabilities.path("sampling").has("tools");
    }

    /** Whether {@link McpContext#roots} can be answered. */
    public boolean supportsRoots() {
        return capabilities.path("roots").isObject();
    }

    /**
     * Whether the client can show the view of a tool (MCP Apps).
     *
     * @see <a href="https://github.com/modelcontextprotocol/ext-apps/blob/main/specification/2026-01-26/apps.mdx">MCP
     *     Apps, 2026-01-26, Client&lt;&gt;Server Capability Negotiation</a>
     */
    public boolean supportsApps() {
        return capabilities
                .path("extensions")
                .path("io.modelcontextprotocol/ui")
                .path("mimeTypes")
                .valueStream()
                .anyMatch(type -> type.asString("").equals("text/html;profile=mcp-app"));
    }

    /** Whether the client declared an extension, for example {@code io.modelcontextprotocol/ui}. */
    public boolean supportsExtension(String id) {
        return capabilities.path("extensions").has(id);
    }
}
