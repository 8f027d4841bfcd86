package dev.remotemcp.publish;

import dev.remotemcp.connect.ApiCenterEntry;
import dev.remotemcp.connect.ServerDescriptor;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lists a server in Azure API Center. Each step makes a resource or brings it up to date, so that the same plan may be
 * carried out again; an environment that is there already is left as it is.
 */
public final class ApiCenterPlan {
    private static final String API_VERSION = "?api-version=2024-06-01-preview";

    private final ApiCenterTarget target;
    private final ApiCenterEntry entry;
    private final Services services;
    private final Service resourceManager;

    private String token = "";

    private ApiCenterPlan(ApiCenterTarget target, ServerDescriptor server, Services services) {
        this.target = target;
        this.entry = new ApiCenterEntry(server, target.environment());
        this.services = services;
        this.resourceManager = new Service(
                "Azure Resource Manager",
                services.http(),
                Map.of(
                        401, "Sign in again with az login, in the tenant of the API Center.",
                        403,
                                "You need the role Azure API Center Service Contributor on the API Center: ask an owner for it.",
                        404, "Look whether remote-mcp.apiCenterId is right."));
    }

    /** A plan that lists the server. */
    public static Plan publish(ApiCenterTarget target, ServerDescriptor server, Services services) {
        ApiCenterPlan plan = new ApiCenterPlan(target, server, services);
        String version = plan.api() + "/versions/" + plan.entry.version();
        String definition = version + "/definitions/" + ApiCenterEntry.ONLY;
        return new Plan(
                "List " + server.name() + " " + server.version() + " in the API Center",
                List.of(
                        plan.signIn(),
                        plan.put("Make or update the server", plan.api(), plan.entry.apiBody()),
                        plan.put("Make or update the version", version, plan.entry.versionBody()),
                        plan.environment(),
                        plan.put("Make or update the definition", definition, plan.entry.definitionBody()),
                        plan.importDocument(definition),
                        plan.put(
                                "Make or update the deployment",
                                plan.api() + "/deployments/" + ApiCenterEntry.ONLY,
                                plan.entry.deploymentBody())),
                Optional::empty);
    }

    private Step signIn() {
        String scope = "https://" + target.resourceManager().getHost() + "/.default";
        return new Step("Sign in", List.of("token for " + scope), () -> {
            token = services.tokens().token(scope);
            return new Outcome.Done("has a token");
        });
    }

    private Step put(String title, String path, String body) {
        URI uri = uri(path);
        return new Step(title, List.of("PUT " + uri, body), () -> {
            Answer answer = resourceManager.expect(Request.put(uri, body).bearer(token), 200, 201);
            return new Outcome.Done(answer.status() == 201 ? "is made" : "is up to date");
        });
    }

    private Step environment() {
        URI uri = uri("/environments/" + target.environment());
        return new Step(
                "Make the environment if there is none",
                List.of("GET " + uri, "PUT " + uri, entry.environmentBody()),
                () -> {
                    Answer found = resourceManager.expect(Request.get(uri).bearer(token), 200, 404);
                    if (found.status() == 200) {
                        return new Outcome.Skipped("there is one");
                    }
                    resourceManager.expect(
                            Request.put(uri, entry.environmentBody()).bearer(token), 200, 201);
                    return new Outcome.Done("is made");
                });
    }

    private Step importDocument(String definition) {
        URI uri = uri(definition + "/importSpecification");
        return new Step("Import the OpenAPI document", List.of("POST " + uri, entry.importBody()), () -> {
            Answer answer = resourceManager.expect(
                    Request.query(uri, entry.importBody()).bearer(token), 200, 202);
            return new Outcome.Done(answer.status() == 202 ? "goes on in the service" : "is done");
        });
    }

    private String api() {
        return "/apis/" + entry.api();
    }

    private URI uri(String path) {
        return URI.create(target.resourceManager() + target.id() + "/workspaces/default" + path + API_VERSION);
    }
}
