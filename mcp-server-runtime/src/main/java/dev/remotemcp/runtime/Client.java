package dev.remotemcp.runtime;

import io.modelcontextprotocol.spec.McpSchema.Implementation;
import java.util.Optional;
import java.util.Set;

/**
 * What a client says about itself; self-reported, so never a basis for security decisions.
 *
 * <p>Only what is listed here is read of a client's {@code ClientCapabilities} and kept, however large they are: a
 * session lives for long, and there may be many.
 *
 * @param protocolVersion the revision this request is served in, for example {@code 2026-07-28}
 * @param info name, version and the like, if the client gave them; texts of more than {@value #MOST_INFO} bytes are
 *     left out
 * @param features the abilities that it declares
 * @param extensions names of the extensions that it declares: the first {@value #MOST_EXTENSIONS} of at most
 *     {@value #MOST_EXTENSION} bytes each; their settings are not kept
 */
public record Client(
        String protocolVersion, Optional<Implementation> info, Set<ClientFeature> features, Set<String> extensions) {
    /** Bytes of JSON that one text about the client may take. */
    public static final int MOST_INFO = 256;

    /** How many names of extensions are kept. */
    public static final int MOST_EXTENSIONS = 16;

    /** Bytes of JSON that the name of an extension may take. */
    public static final int MOST_EXTENSION = 128;

    /** Copies the sets. */
    public Client {
        features = Set.copyOf(features);
        extensions = Set.copyOf(extensions);
    }

    /** A client of which nothing is known but its revision. */
    public static Client unknown(String protocolVersion) {
        return new Client(protocolVersion, Optional.empty(), Set.of(), Set.of());
    }

    /** Whether {@link McpContext#elicit} can reach the user. */
    public boolean supportsElicitation() {
        return features.contains(ClientFeature.ELICITATION);
    }

    /** Whether {@link McpContext#elicitUrl} can reach the user. */
    public boolean supportsUrlElicitation() {
        return features.contains(ClientFeature.URL_ELICITATION);
    }

    /** Whether {@link McpContext#sample} can reach a model. */
    public boolean supportsSampling() {
        return features.contains(ClientFeature.SAMPLING);
    }

    /** Whether a sampling request may carry tools. */
    public boolean supportsSamplingTools() {
        return features.contains(ClientFeature.SAMPLING_TOOLS);
    }

    /** Whether {@link McpContext#roots} can be answered. */
    public boolean supportsRoots() {
        return features.contains(ClientFeature.ROOTS);
    }

    /**
     * Whether the client can show the view of a tool (MCP Apps).
     *
     * @see <a href="https://github.com/modelcontextprotocol/ext-apps/blob/main/specification/2026-01-26/apps.mdx">MCP
     *     Apps, 2026-01-26, Client&lt;&gt;Server Capability Negotiation</a>
     */
    public boolean supportsApps() {
        return features.contains(ClientFeature.APPS);
    }

    /** Whether the client declared an extension, for example {@code io.modelcontextprotocol/ui}. */
    public boolean supportsExtension(String id) {
        return extensions.contains(id);
    }
}
