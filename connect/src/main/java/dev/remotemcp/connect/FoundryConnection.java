package dev.remotemcp.connect;

import java.net.URI;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A connection of a Foundry project with a server: its address and how Foundry signs in there.
 *
 * @param name of the connection
 * @param target the MCP endpoint
 */
public record FoundryConnection(String name, URI target, FoundryAuth auth) {
    /** The body of the request that makes it, compact JSON with its secrets. */
    public String body() {
        return node().toString();
    }

    /** The same with names in place of secrets, indented, to show and to keep in a file. */
    public String shown() {
        return Json.file(hidden().node());
    }

    private FoundryConnection hidden() {
        if (auth instanceof FoundryAuth.Keys keys) {
            TreeMap<String, Secret> headers = new TreeMap<>(keys.headers());
            headers.replaceAll((header, value) -> Secret.of("(value of " + header + ")"));
            return new FoundryConnection(name, target, new FoundryAuth.Keys(headers));
        }
        if (auth instanceof FoundryAuth.OAuth2 oauth) {
            return new FoundryConnection(
                    name,
                    target,
                    new FoundryAuth.OAuth2(
                            oauth.clientId(),
                            Secret.of("(client secret)"),
                            oauth.authorizationUrl(),
                            oauth.tokenUrl(),
                            oauth.scopes()));
        }
        return this;
    }

    private ObjectNode node() {
        ObjectNode root = Json.object();
        ObjectNode properties = root.putObject("properties");
        properties.put("category", "RemoteTool");
        properties.put("target", target.toString());
        properties.put("authType", auth.type());
        ObjectNode metadata = Json.object().put("type", "generic_mcp");
        if (auth instanceof FoundryAuth.Keys keys) {
            ObjectNode values = properties.putObject("credentials").putObject("keys");
            keys.headers().forEach((header, value) -> values.put(header, value.reveal()));
        } else if (auth instanceof FoundryAuth.OAuth2 oauth) {
            properties
                    .putObject("credentials")
                    .put("clientId", oauth.clientId())
                    .put("clientSecret", oauth.clientSecret().reveal());
            properties.put("authorizationUrl", oauth.authorizationUrl().toString());
            properties.put("tokenUrl", oauth.tokenUrl().toString());
            ArrayNode scopes = properties.putArray("scopes");
            oauth.scopes().forEach(scopes::add);
        } else if (auth instanceof FoundryAuth.Identity identity) {
            metadata.put("audience", identity.audience());
        }
        properties.set("metadata", metadata);
        return root;
    }
}
