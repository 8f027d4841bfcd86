package dev.remotemcp.connect;

import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * The entry of a server in Azure API Center: the bodies of its resources, of API version 2024-06-01-preview, as compact
 * JSON, and the OpenAPI document that tells readers the server's URL.
 *
 * @param environment name of the environment that the server runs in
 */
public record ApiCenterEntry(ServerDescriptor server, String environment) {
    /** Name of the definition and of the deployment, of which there is one each. */
    public static final String ONLY = "default";

    /** The resource name of the server: lower case, with hyphens in place of what resource names do not have. */
    public String api() {
        return resourceName(server.name());
    }

    /** The resource name of the version, for example {@code 1-0-2} of version 1.0.2. */
    public String version() {
        return resourceName(server.version());
    }

    /** The server as an API of kind {@code mcp}. */
    public String apiBody() {
        ObjectNode root = Json.object();
        root.putObject("properties")
                .put("title", server.title().orElse(server.name()))
                .put("kind", "mcp")
                .put("summary", server.description())
                .put("description", server.description());
        return root.toString();
    }

    /** The version, in production. */
    public String versionBody() {
        ObjectNode root = Json.object();
        root.putObject("properties").put("title", server.version()).put("lifecycleStage", "production");
        return root.toString();
    }

    /** The environment, for when there is none of its name. */
    public String environmentBody() {
        ObjectNode root = Json.object();
        root.putObject("properties").put("title", environment).put("kind", "production");
        return root.toString();
    }

    /** The definition, which the document is imported into. */
    public String definitionBody() {
        ObjectNode root = Json.object();
        root.putObject("properties").put("title", "MCP endpoint").put("description", "Where the server is reached");
        return root.toString();
    }

    /** The import of the document. */
    public String importBody() {
        ObjectNode root = Json.object();
        root.put("format", "inline").put("value", document().toString());
        root.putObject("specification").put("name", "openapi").put("version", "3.0.3");
        return root.toString();
    }

    /** Where the version runs. */
    public String deploymentBody() {
        ObjectNode root = Json.object();
        ObjectNode properties = root.putObject("properties");
        properties
                .put("title", server.title().orElse(server.name()))
                .put("environmentId", "/workspaces/default/environments/" + environment)
                .put(
                        "definitionId",
                        "/workspaces/default/apis/" + api() + "/versions/" + version() + "/definitions/" + ONLY)
                .put("state", "active");
        properties.putObject("server").putArray("runtimeUri").add(server.url().toString());
        return root.toString();
    }

    /** The OpenAPI 3.0 document, indented. */
    public String openApi() {
        return Json.file(document());
    }

    private ObjectNode document() {
        ObjectNode root = Json.object();
        root.put("openapi", "3.0.3");
        root.putObject("info")
                .put("title", server.title().orElse(server.name()))
                .put("description", server.description())
                .put("version", server.version());
        root.putArray("servers").addObject().put("url", server.url().toString());
        root.putObject("paths");
        return root;
    }

    private static String resourceName(String text) {
        String name =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return name.length() < 3 ? "v-" + name : name;
    }
}
