package dev.remotemcp.maven;

import dev.remotemcp.connect.UnfitException;
import dev.remotemcp.publish.AzureTokens;
import dev.remotemcp.publish.Http;
import dev.remotemcp.publish.Pause;
import dev.remotemcp.publish.Plan;
import dev.remotemcp.publish.Published;
import dev.remotemcp.publish.RefusedException;
import dev.remotemcp.publish.Services;
import dev.remotemcp.publish.Tokens;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Publishes the server to a catalog; shows what would be sent unless {@code remote-mcp.dryRun} is {@code false}. */
@Mojo(name = "publish")
public final class PublishMojo extends ServerMojo {
    /** Where to: foundry, registry or api-center. */
    @Parameter(property = "remote-mcp.target")
    @Nullable
    String target;

    /** Whether to show what would be done, and send nothing. */
    @Parameter(property = "remote-mcp.dryRun", defaultValue = "true")
    boolean dryRun;

    /** Version of the toolbox to make the default again, instead of publishing. */
    @Parameter(property = "remote-mcp.rollbackTo")
    @Nullable
    String rollbackTo;

    /** Value of the header Foundry-Features, for regions that want it. */
    @Parameter(property = "remote-mcp.foundryFeatures")
    @Nullable
    String foundryFeatures;

    /** How long a person is given for consent. */
    @Parameter(property = "remote-mcp.consentWait", defaultValue = "5m")
    @Nullable
    String consentWait;

    /** Address of Azure Resource Manager in another cloud. */
    @Parameter(property = "remote-mcp.resourceManager")
    @Nullable
    String resourceManager;

    /** The registry, where it is not the official one. */
    @Parameter(property = "remote-mcp.registry")
    @Nullable
    String registry;

    /** Whose token REMOTE_MCP_REGISTRY_TOKEN is: token (the registry's own) or github. */
    @Parameter(property = "remote-mcp.registryAuth", defaultValue = "token")
    @Nullable
    String registryAuth;

    /** Azure resource id of the API Center. */
    @Parameter(property = "remote-mcp.apiCenterId")
    @Nullable
    String apiCenterId;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        try {
            String where = target == null ? "" : target;
            Published published = published(settings());
            Pause pause = duration -> Thread.sleep(duration.toMillis());
            Services services = new Services(new Http(pause), tokens(), pause, progress());
            Plan plan = published.plan(where, dryRun, services);
            published.warnings(where).forEach(progress()::warn);
            if (dryRun) {
                plan.show(progress());
                getLog().info("To do it: -Dremote-mcp.dryRun=false");
                return;
            }
            Optional<Plan.Failure> failure = plan.run(progress());
            if (failure.isPresent()) {
                throw new MojoFailureException(failure.get().message());
            }
        } catch (UnfitException e) {
            throw unfit(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("Publishing was interrupted", e);
        }
    }

    /** Loads the libraries of Azure only when a token is asked for. */
    private static Tokens tokens() {
        return new Tokens() {
            private @Nullable Tokens azure;

            @Override
            public String token(String scope) throws RefusedException {
                if (azure == null) {
                    azure = new AzureTokens();
                }
                return azure.token(scope);
            }
        };
    }

    private Map<String, @Nullable String> settings() {
        Map<String, @Nullable String> settings = new TreeMap<>();
        settings.put("rollbackTo", rollbackTo);
        settings.put("foundryFeatures", foundryFeatures);
        settings.put("consentWait", consentWait);
        settings.put("resourceManager", resourceManager);
        settings.put("registry", registry);
        settings.put("registryAuth", registryAuth);
        settings.put("apiCenterId", apiCenterId);
        return settings;
    }
}
