package dev.remotemcp.maven;

import dev.remotemcp.connect.UnfitException;
import dev.remotemcp.publish.Options;
import dev.remotemcp.publish.Progress;
import dev.remotemcp.publish.Published;
import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters that describe a server. Maven reads them from the superclass, so that goals can share them. */
abstract class ServerMojo extends AbstractMojo {
    /** Where the compiler writes to. */
    @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true)
    @Nullable
    File classes;

    /** Identifies the server. */
    @Parameter(property = "remote-mcp.name", defaultValue = "${project.artifactId}")
    @Nullable
    String name;

    /** Name to show to people. */
    @Parameter(property = "remote-mcp.title", defaultValue = "${project.name}")
    @Nullable
    String title;

    /** What the server is for, in one sentence. */
    @Parameter(property = "remote-mcp.description", defaultValue = "${project.description}")
    @Nullable
    String description;

    /** Version to publish. */
    @Parameter(property = "remote-mcp.version", defaultValue = "${project.version}")
    @Nullable
    String version;

    /** Public MCP endpoint, for example {@code https://mcp.contoso.com/mcp}. */
    @Parameter(property = "remote-mcp.url")
    @Nullable
    String url;

    /** Names of the tools to publish, between commas; all by default. */
    @Parameter(property = "remote-mcp.tools")
    @Nullable
    String tools;

    /** Scopes that clients ask for, between commas, fully qualified. */
    @Parameter(property = "remote-mcp.scopes")
    @Nullable
    String scopes;

    /** Header that holds a key, for a server that wants one. */
    @Parameter(property = "remote-mcp.keyHeader")
    @Nullable
    String keyHeader;

    /** Name in the MCP Registry, for example {@code com.contoso/world-clock}. */
    @Parameter(property = "remote-mcp.registryName")
    @Nullable
    String registryName;

    /** Page about the server. */
    @Parameter(property = "remote-mcp.website", defaultValue = "${project.url}")
    @Nullable
    String website;

    /** Where the source is. */
    @Parameter(property = "remote-mcp.repository", defaultValue = "${project.scm.url}")
    @Nullable
    String repository;

    /** Azure resource id of the Foundry project. */
    @Parameter(property = "remote-mcp.projectId")
    @Nullable
    String projectId;

    /** Endpoint of the Foundry project, where it is not that of the public cloud. */
    @Parameter(property = "remote-mcp.projectEndpoint")
    @Nullable
    String projectEndpoint;

    /** Name of the toolbox; the server's name by default. */
    @Parameter(property = "remote-mcp.toolbox")
    @Nullable
    String toolbox;

    /** Label under which the tools appear in the toolbox; made of the server's name by default. */
    @Parameter(property = "remote-mcp.serverLabel")
    @Nullable
    String serverLabel;

    /** Name of the connection; the server's name by default. */
    @Parameter(property = "remote-mcp.connection")
    @Nullable
    String connection;

    /** Whether the toolbox offers every tool of the server, those that are made in code included. */
    @Parameter(property = "remote-mcp.allTools", defaultValue = "false")
    @Nullable
    String allTools;

    /** How Foundry signs in: none, key, oauth, project-identity, agent-identity or user. */
    @Parameter(property = "remote-mcp.foundryAuth", defaultValue = "none")
    @Nullable
    String foundryAuth;

    /** Resource that a token of Entra is for, with the three last ones. */
    @Parameter(property = "remote-mcp.audience")
    @Nullable
    String audience;

    /** Client id of the app registration, with oauth. */
    @Parameter(property = "remote-mcp.clientId")
    @Nullable
    String clientId;

    /** Tenant of the app registration, with oauth and Entra. */
    @Parameter(property = "remote-mcp.tenantId")
    @Nullable
    String tenantId;

    /** Authorization endpoint, with oauth and another provider. */
    @Parameter(property = "remote-mcp.authorizationUrl")
    @Nullable
    String authorizationUrl;

    /** Token endpoint, with oauth and another provider. */
    @Parameter(property = "remote-mcp.tokenUrl")
    @Nullable
    String tokenUrl;

    /** How long the server lets a call run. */
    @Parameter(property = "remote-mcp.callTimeout", defaultValue = "5m")
    @Nullable
    String callTimeout;

    /** Name of the environment in API Center. */
    @Parameter(property = "remote-mcp.environment", defaultValue = "mcp")
    @Nullable
    String environment;

    /** The settings of this goal. */
    Published published(Map<String, @Nullable String> more) throws MojoExecutionException {
        Map<String, @Nullable String> all = new TreeMap<>(more);
        all.put("name", name);
        all.put("title", title);
        all.put("description", description);
        all.put("version", version);
        all.put("url", url);
        all.put("tools", tools);
        all.put("scopes", scopes);
        all.put("keyHeader", keyHeader);
        all.put("registryName", registryName);
        all.put("website", website);
        all.put("repository", repository);
        all.put("projectId", projectId);
        all.put("projectEndpoint", projectEndpoint);
        all.put("toolbox", toolbox);
        all.put("serverLabel", serverLabel);
        all.put("connection", connection);
        all.put("allTools", allTools);
        all.put("foundryAuth", foundryAuth);
        all.put("audience", audience);
        all.put("clientId", clientId);
        all.put("tenantId", tenantId);
        all.put("authorizationUrl", authorizationUrl);
        all.put("tokenUrl", tokenUrl);
        all.put("callTimeout", callTimeout);
        all.put("environment", environment);
        Map<String, String> set = new TreeMap<>();
        all.forEach((key, value) -> {
            if (value != null) {
                set.put(key, value);
            }
        });
        if (classes == null) {
            throw new MojoExecutionException("There is no project here: run the goal where the server's pom.xml is");
        }
        return new Published(new Options(set, System.getenv()), classes.toPath());
    }

    /** Tells of a setting that does not do. */
    static MojoExecutionException unfit(UnfitException e) {
        String setting = e.field().startsWith("REMOTE_MCP_") ? e.field() : "remote-mcp." + e.field();
        return new MojoExecutionException(setting + ": " + e.getMessage(), e);
    }

    /** Where plans tell how they get on: the log of the build. */
    Progress progress() {
        return new Progress() {
            @Override
            public void say(String line) {
                getLog().info(line);
            }

            @Override
            public void warn(String line) {
                getLog().warn(line);
            }
        };
    }
}
