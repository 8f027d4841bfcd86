package dev.remotemcp.connect;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The descriptor itself as a file: what everything else is rendered from, with the hash of each tool. */
public final class DescriptorJson {
    private DescriptorJson() {}

    /** The file's text. */
    public static String render(ServerDescriptor server) {
        ObjectNode root = Json.object();
        root.put("name", server.name());
        server.title().ifPresent(title -> root.put("title", title));
        root.put("description", server.description());
        root.put("version", server.version());
        root.put("url", server.url().toString());
        root.set("authorization", authorization(server.authorization()));
        ArrayNode tools = root.putArray("tools");
        for (ServerDescriptor.Tool tool : server.tools()) {
            tools.addObject()
                    .put("name", tool.name())
                    .put("description", tool.description())
                    .put("hash", ToolHash.of(tool));
        }
        root.put("hash", ToolHash.of(server.tools()));
        return Json.file(root);
    }

    private static ObjectNode authorization(ServerDescriptor.Authorization authorization) {
        ObjectNode node = Json.object();
        if (authorization instanceof ServerDescriptor.Authorization.OAuth oauth) {
            node.put("mode", "oauth");
            ArrayNode scopes = node.putArray("scopes");
            oauth.scopes().forEach(scopes::add);
            oauth.clientId().ifPresent(id -> node.put("clientId", id));
        } else if (authorization instanceof ServerDescriptor.Authorization.Key key) {
            node.put("mode", "key").put("header", key.header());
        } else {
            node.put("mode", "none");
        }
        return node;
    }
}
