package dev.remotemcp.apps.preview;

import dev.remotemcp.apps.page.Policy;
import dev.remotemcp.runtime.catalog.AppBinding.Csp;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The policy of the page around a view, which the view inherits: what it declares, and nothing else.
 *
 * <p>As a header of that page it also keeps the view from navigating itself elsewhere, which a policy within the view
 * would not. The server itself is not allowed unless declared: a view reaches its tools through the host.
 *
 * @see <a href="https://github.com/modelcontextprotocol/ext-apps/blob/main/specification/2026-01-26/apps.mdx">MCP Apps,
 *     2026-01-26, Content Security Policy</a>
 */
final class SandboxPolicy {
    private static final String CONNECT = "connectDomains";
    private static final String RESOURCE = "resourceDomains";
    private static final String FRAME = "frameDomains";
    private static final String BASE_URI = "baseUriDomains";
    private static final Set<String> MEMBERS = Set.of(CONNECT, RESOURCE, FRAME, BASE_URI);

    private SandboxPolicy() {}

    /**
     * The header's value.
     *
     * @param declared {@code _meta.ui.csp} of a view, as JSON
     * @param host origin of the page that may frame it
     * @throws IllegalArgumentException if something other than origins is declared
     */
    static String header(String declared, String host) {
        Csp csp = csp(declared);
        new Policy(csp).malformed().ifPresent(problem -> {
            throw new IllegalArgumentException("In _meta.ui.csp, " + problem);
        });
        String resources = csp.resource().isEmpty() ? "" : " " + String.join(" ", csp.resource());
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'unsafe-inline'" + resources,
                "style-src 'unsafe-inline'" + resources,
                "img-src data:" + resources,
                "font-src data:" + resources,
                "media-src data:" + resources,
                "connect-src " + listed(csp.connect(), "'none'"),
                "frame-src " + listed(csp.frame(), "'none'"),
                "object-src 'none'",
                "base-uri " + listed(csp.baseUri(), "'none'"),
                "form-action 'none'",
                "frame-ancestors " + host);
    }

    private static String listed(List<String> origins, String otherwise) {
        return origins.isEmpty() ? otherwise : String.join(" ", origins);
    }

    private static Csp csp(String json) {
        JsonNode declared;
        try {
            declared = JsonMapper.shared().readTree(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "The parameter csp is no JSON: write _meta.ui.csp of the view into it", e);
        }
        if (!declared.isObject()) {
            throw new IllegalArgumentException(
                    "The parameter csp is no JSON object: write _meta.ui.csp of the view into it");
        }
        for (Entry<String, JsonNode> member : declared.properties()) {
            if (!MEMBERS.contains(member.getKey())) {
                throw new IllegalArgumentException("_meta.ui.csp has no member '" + member.getKey() + "': it knows "
                        + String.join(", ", CONNECT, RESOURCE, FRAME, BASE_URI));
            }
        }
        return new Csp(
                origins(declared, CONNECT),
                origins(declared, RESOURCE),
                origins(declared, FRAME),
                origins(declared, BASE_URI));
    }

    private static List<String> origins(JsonNode declared, String member) {
        JsonNode list = declared.path(member);
        if (list.isMissingNode()) {
            return List.of();
        }
        if (!list.isArray() || list.valueStream().anyMatch(origin -> !origin.isString())) {
            throw new IllegalArgumentException(
                    "_meta.ui.csp." + member + " is no list of origins, such as [\"https://api.example.com\"]");
        }
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
