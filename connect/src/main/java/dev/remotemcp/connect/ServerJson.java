package dev.remotemcp.connect;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * The entry of a server in the MCP Registry, {@code server.json} of schema 2025-12-11, for a server that is reached at
 * a URL. Says nothing of OAuth: clients learn that from the server's protected resource metadata.
 *
 * @param name the name in the registry: a domain in reverse, a slash and a name, 3 to 200 characters, for example
 *     {@code com.contoso/world-clock}
 * @param website where people read about the server
 * @param repository where the source is
 */
public record ServerJson(String name, Optional<URI> website, Optional<URI> repository) {
    /** The schema that the entry follows. */
    public static final String SCHEMA = "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json";

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9.-]+/[a-zA-Z0-9._-]+");
    private static final Pattern RANGE = Pattern.compile("[~^<>=*\\s|]|(^|\\.)[xX](\\.|$)");

    /** @throws UnfitException if the name is none that the registry takes */
    public ServerJson {
        if (!NAME.matcher(name).matches() || name.length() < 3 || name.length() > 200) {
            throw new UnfitException(
                    "registryName",
                    "'" + name + "' is no name of the MCP Registry: write your domain in reverse, a slash and a name,"
                            + " 3 to 200 characters, for example com.contoso/world-clock");
        }
    }

    /**
     * The entry's text.
     *
     * @throws UnfitException if something that the descriptor says is not taken by the registry
     */
    public String render(ServerDescriptor server) {
        check(server);
        ObjectNode root = Json.object();
        root.put("$schema", SCHEMA);
        root.put("name", name);
        server.title().ifPresent(title -> root.put("title", title));
        root.put("description", server.description());
        root.put("version", server.version());
        website.ifPresent(url -> root.put("websiteUrl", url.toString()));
        repository.ifPresent(
                url -> root.putObject("repository").put("url", url.toString()).put("source", source(url)));
        ObjectNode remote = root.putArray("remotes").addObject();
        remote.put("type", "streamable-http").put("url", server.url().toString());
        if (server.authorization() instanceof ServerDescriptor.Authorization.Key key) {
            remote.putArray("headers")
                    .addObject()
                    .put("name", key.header())
                    .put("description", "Key for the server")
                    .put("isRequired", true)
                    .put("isSecret", true);
        }
        root.putObject("_meta")
                .putObject("io.modelcontextprotocol.registry/publisher-provided")
                .put("tools", server.tools().size())
                .put("toolsHash", ToolHash.of(server.tools()));
        return Json.file(root);
    }

    private static void check(ServerDescriptor server) {
        length("description", server.description());
        server.title().ifPresent(title -> length("title", title));
        String version = server.version();
        if (version.isBlank()
                || version.length() > 255
                || version.equals("latest")
                || RANGE.matcher(version).find()) {
            throw new UnfitException(
                    "version",
                    "'" + version + "' is no version that the MCP Registry takes: write one version, not a range,"
                            + " for example 1.0.2");
        }
        if (!"https".equals(server.url().getScheme())) {
            throw new UnfitException(
                    "url", server.url() + " is not reached from elsewhere: write the public https URL of the server");
        }
    }

    private static void length(String field, String text) {
        if (text.isBlank() || text.length() > 100) {
            throw new UnfitException(
                    field,
                    "The " + field + " has " + text.length() + " characters, the MCP Registry takes 1 to 100: "
                            + (text.isBlank() ? "write one" : "shorten it"));
        }
    }

    private static String source(URI repository) {
        String host = repository.getHost();
        int dot = host == null ? -1 : host.lastIndexOf('.');
        if (host == null || dot < 0) {
            throw new UnfitException(
                    "repository", repository + " has no host: write the whole URL, for example https://github.com/a/b");
        }
        return host.substring(host.lastIndexOf('.', dot - 1) + 1, dot);
    }
}
