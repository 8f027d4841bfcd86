package dev.remotemcp.publish;

import dev.remotemcp.connect.AgentTool;
import dev.remotemcp.connect.ApiCenterEntry;
import dev.remotemcp.connect.DescriptorJson;
import dev.remotemcp.connect.FoundryAuth;
import dev.remotemcp.connect.FoundryConnection;
import dev.remotemcp.connect.FoundryFit;
import dev.remotemcp.connect.FoundryProject;
import dev.remotemcp.connect.FoundryToolbox;
import dev.remotemcp.connect.Secret;
import dev.remotemcp.connect.ServerDescriptor;
import dev.remotemcp.connect.ServerJson;
import dev.remotemcp.connect.UnfitException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is published of a project: the descriptor, the files that say it to each catalog, and the plans that send it.
 * Throws {@link UnfitException} with the name of the setting where one is missing or wrong.
 */
public final class Published {
    private static final URI RESOURCE_MANAGER = URI.create("https://management.azure.com");
    private static final URI REGISTRY = URI.create("https://registry.modelcontextprotocol.io");

    private final Options options;
    private final ServerDescriptor server;

    /**
     * Reads the settings that describe the server, and its tools.
     *
     * @param classes where the compiler writes to, for example {@code target/classes}
     */
    public Published(Options options, Path classes) {
        this.options = options;
        this.server = new ServerDescriptor(
                options.require("name", "world-clock"),
                options.get("title"),
                options.get("description")
                        .map(text -> text.replaceAll("\\s+", " "))
                        .orElse(""),
                options.require("version", "1.0.0"),
                options.url("url")
                        .orElseThrow(() -> new UnfitException(
                                "url",
                                "It is not set: for example -Dremote-mcp.url=https://mcp.contoso.com/mcp, the server's"
                                        + " public MCP endpoint")),
                authorization(),
                BuiltTools.read(classes, new LinkedHashSet<>(options.list("tools"))));
    }

    /** The descriptor. */
    public ServerDescriptor server() {
        return server;
    }

    /**
     * The files, by their names. One whose settings are missing is left out.
     *
     * @param leftOut told the name of each such file and of the setting
     */
    public Map<String, String> files(Progress leftOut) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("descriptor.json", DescriptorJson.render(server));
        if (options.get("registryName").isPresent()) {
            files.put("server.json", entry().render(server));
        } else {
            leftOut.say("server.json is left out: it needs remote-mcp.registryName");
        }
        files.put("api-center-openapi.json", new ApiCenterEntry(server, environment()).openApi());
        if (options.get("projectId").isPresent()) {
            FoundryConnection connection = connection(false);
            FoundryToolbox toolbox = toolbox();
            files.put("foundry-connection.json", connection.shown());
            files.put("foundry-toolbox-version.json", toolbox.shown());
            files.put("toolbox.yaml", toolbox.yaml());
            files.put(
                    "foundry-agent-tool.json",
                    new AgentTool(label(), Optional.of(toolbox.connectionId())).render(server));
        } else {
            leftOut.say("the files for Foundry are left out: they need remote-mcp.projectId");
        }
        return files;
    }

    /** What does not fit the target, one sentence each. */
    public List<String> warnings(String target) {
        if (target.equals("foundry")) {
            return new FoundryFit(
                            label() + FoundryToolbox.SEPARATOR, options.duration("callTimeout", Duration.ofMinutes(5)))
                    .warnings(server);
        }
        return target.equals("registry") && server.version().endsWith("-SNAPSHOT")
                ? List.of("The MCP Registry keeps " + server.version()
                        + " for ever as it is: publish versions that are done")
                : List.of();
    }

    /**
     * The plan for a target.
     *
     * @param target {@code foundry}, {@code registry} or {@code api-center}
     * @param shown whether the plan is only shown, which takes no secrets
     */
    public Plan plan(String target, boolean shown, Services services) {
        if (target.equals("foundry")) {
            Optional<String> version = options.get("rollbackTo");
            FoundryTarget foundry = foundry(!shown && version.isEmpty());
            return version.map(older -> FoundryPlan.rollBack(foundry, older, server, services))
                    .orElseGet(() -> FoundryPlan.publish(foundry, server, services));
        }
        if (target.equals("registry")) {
            URI registry = options.endpoint("registry").orElse(REGISTRY);
            return RegistryPlan.publish(new RegistryTarget(registry, entry(), login(!shown)), server, services);
        }
        if (target.equals("api-center")) {
            ApiCenterTarget center = new ApiCenterTarget(
                    options.require(
                            "apiCenterId",
                            "/subscriptions/…/resourceGroups/…/providers/Microsoft.ApiCenter/services/…"),
                    environment(),
                    resourceManager());
            return ApiCenterPlan.publish(center, server, services);
        }
        throw new UnfitException("target", "'" + target + "' is no target: write foundry, registry or api-center");
    }

    private FoundryTarget foundry(boolean secrets) {
        return new FoundryTarget(
                project(),
                connection(secrets),
                toolbox(),
                resourceManager(),
                options.get("foundryFeatures"),
                options.duration("consentWait", Duration.ofMinutes(5)));
    }

    private FoundryProject project() {
        return FoundryProject.of(
                options.require(
                        "projectId",
                        "/subscriptions/…/resourceGroups/…/providers/Microsoft.CognitiveServices/accounts/…/projects/…"),
                options.endpoint("projectEndpoint"));
    }

    private FoundryConnection connection(boolean secrets) {
        return new FoundryConnection(connectionName(), server.url(), foundryAuth(secrets));
    }

    private FoundryToolbox toolbox() {
        return new FoundryToolbox(
                options.get("toolbox").orElse(server.name()),
                label(),
                server.name() + " " + server.version(),
                connectionName(),
                project().connectionId(connectionName()),
                options.flag("allTools")
                        ? Optional.empty()
                        : Optional.of(server.tools().stream()
                                .map(ServerDescriptor.Tool::name)
                                .toList()));
    }

    private String connectionName() {
        return options.get("connection").orElse(server.name());
    }

    private String label() {
        return options.get("serverLabel").orElseGet(() -> server.name().replaceAll("[^a-zA-Z0-9]+", "_"));
    }

    private FoundryAuth foundryAuth(boolean secrets) {
        String mode = options.get("foundryAuth").orElse("none");
        switch (mode) {
            case "none":
                return new FoundryAuth.None();
            case "key":
                return FoundryAuth.Keys.of(
                        checked(options.get("keyHeader").orElse("x-functions-key")),
                        secret("REMOTE_MCP_SERVER_KEY", secrets));
            case "oauth":
                return new FoundryAuth.OAuth2(
                        options.require("clientId", "11111111-2222-3333-4444-555555555555"),
                        secret("REMOTE_MCP_CLIENT_SECRET", secrets),
                        oauthUrl("authorizationUrl", "authorize"),
                        oauthUrl("tokenUrl", "token"),
                        scopes());
            case "project-identity":
                return identity(FoundryAuth.Identity.Caller.PROJECT);
            case "agent-identity":
                return identity(FoundryAuth.Identity.Caller.AGENT);
            case "user":
                return identity(FoundryAuth.Identity.Caller.USER);
            default:
                throw new UnfitException(
                        "foundryAuth",
                        "'" + mode + "' is no way to sign in: write none, key, oauth, project-identity, agent-identity"
                                + " or user");
        }
    }

    private FoundryAuth identity(FoundryAuth.Identity.Caller caller) {
        return new FoundryAuth.Identity(caller, options.require("audience", "https://mcp.contoso.com/mcp"));
    }

    private List<String> scopes() {
        List<String> scopes = options.list("scopes");
        if (scopes.isEmpty()) {
            throw new UnfitException(
                    "scopes", "It is not set: for example -Dremote-mcp.scopes=https://mcp.contoso.com/mcp/mcp.access");
        }
        return scopes;
    }

    private URI oauthUrl(String key, String last) {
        Optional<URI> given = options.endpoint(key);
        return given.orElseGet(() -> options.get("tenantId")
                .map(tenant -> URI.create("https://login.microsoftonline.com/" + tenant + "/oauth2/v2.0/" + last))
                .orElseThrow(() -> new UnfitException(
                        key, "It is not set: set remote-mcp.tenantId for Entra, or " + key + " for another provider")));
    }

    private RegistryTarget.Login login(boolean secrets) {
        String mode = options.get("registryAuth").orElse("token");
        Secret secret = secret("REMOTE_MCP_REGISTRY_TOKEN", secrets);
        if (mode.equals("token")) {
            return new RegistryTarget.Login.Token(secret);
        }
        if (mode.equals("github")) {
            return new RegistryTarget.Login.GitHub(secret);
        }
        throw new UnfitException("registryAuth", "'" + mode + "' is no way to sign in: write token or github");
    }

    private Secret secret(String variable, boolean needed) {
        return needed ? options.secret(variable) : Secret.of("");
    }

    private ServerJson entry() {
        return new ServerJson(
                options.require("registryName", "com.contoso/world-clock"),
                options.url("website"),
                options.url("repository"));
    }

    private String environment() {
        return options.get("environment").orElse("mcp");
    }

    private URI resourceManager() {
        return options.endpoint("resourceManager").orElse(RESOURCE_MANAGER);
    }

    private ServerDescriptor.Authorization authorization() {
        List<String> scopes = options.list("scopes");
        if (!scopes.isEmpty()) {
            return new ServerDescriptor.Authorization.OAuth(scopes, options.get("clientId"));
        }
        return options.get("keyHeader")
                .<ServerDescriptor.Authorization>map(header -> new ServerDescriptor.Authorization.Key(checked(header)))
                .orElseGet(ServerDescriptor.Authorization.None::new);
    }

    private static String checked(String header) {
        if (!header.matches("[A-Za-z0-9_-]+")) {
            throw new UnfitException(
                    "keyHeader",
                    "'" + header + "' is no header: write letters, digits, hyphens and underscores, for example"
                            + " x-functions-key");
        }
        return header;
    }
}
