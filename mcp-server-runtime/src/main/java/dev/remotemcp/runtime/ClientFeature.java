package dev.remotemcp.runtime;

/** One ability that a client declares in its {@code ClientCapabilities} and that this server uses. */
public enum ClientFeature {
    /** Shows forms: {@code elicitation}, empty or with {@code form} (specification, Elicitation, Capabilities). */
    ELICITATION,
    /** Opens addresses: {@code elicitation.url}. */
    URL_ELICITATION,
    /** Reaches a model: {@code sampling}. */
    SAMPLING,
    /** Takes tools in a sampling request: {@code sampling.tools}. */
    SAMPLING_TOOLS,
    /** Lists its roots: {@code roots}. */
    ROOTS,
    /** Shows views of tools: {@code text/html;profile=mcp-app} in the extension {@code io.modelcontextprotocol/ui}. */
    APPS
}
