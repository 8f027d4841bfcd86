package dev.remotemcp.publish;

import dev.remotemcp.connect.Secret;
import dev.remotemcp.connect.ServerDescriptor;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publishes a server to the MCP Registry, API version 0.1. A version is published once and stays as it is: the same
 * again is nothing to do, another one of the same number is refused before it is sent.
 */
public final class RegistryPlan {
    private final RegistryTarget target;
    private final Services services;
    private final Service registry;
    private final String entry;
    private final String name;
    private final String version;

    private boolean listed;
    private String token = "";

    private RegistryPlan(RegistryTarget target, ServerDescriptor server, Services services) {
        this.target = target;
        this.services = services;
        this.entry = target.entry().render(server);
        this.name = target.entry().name();
        this.version = server.version();
        this.registry = new Service(
                "The MCP Registry",
                services.http(),
                Map.of(
                        401, "The token is no longer valid: get another one.",
                        403,
                                "The token does not let you publish under " + name.substring(0, name.indexOf('/'))
                                        + ": sign in as who owns that namespace, or change remote-mcp.registryName.",
                        422, "Mend what the answer names in remote-mcp.registryName, description, version or url."));
    }

    /**
     * A plan that publishes the server.
     *
     * @throws dev.remotemcp.connect.UnfitException if the registry would not take what the descriptor says
     */
    public static Plan publish(RegistryTarget target, ServerDescriptor server, Services services) {
        RegistryPlan plan = new RegistryPlan(target, server, services);
        return new Plan(
                "Publish " + plan.name + " " + plan.version + " to " + target.registry(),
                List.of(plan.look(), plan.validate(), plan.signIn(), plan.send()),
                Optional::empty);
    }

    private Step look() {
        URI uri = uri("/v0.1/servers/" + encoded(name) + "/versions/" + encoded(version));
        return new Step("Look for the version", List.of("GET " + uri), () -> {
            Answer answer = registry.expect(Request.get(uri), 200, 404);
            if (answer.status() == 404) {
                return new Outcome.Done("is not listed so far");
            }
            JsonNode found = answer.json();
            if (!same(found.has("server") ? found.path("server") : found)) {
                throw duplicate();
            }
            listed = true;
            return new Outcome.Done("is listed as it is");
        });
    }

    /**
     * Whether the registry says what the entry does; it may say more, keep no {@code _meta}, and name another schema.
     */
    private boolean same(JsonNode found) {
        return JsonMapper.shared().readTree(entry).properties().stream()
                .filter(member -> !member.getKey().equals("$schema"))
                .filter(member -> !member.getKey().equals("_meta") || found.has("_meta"))
                .allMatch(member -> member.getValue().equals(found.get(member.getKey())));
    }

    private Step validate() {
        URI uri = uri("/v0.1/validate");
        return new Step("Validate the entry", List.of("POST " + uri, entry), () -> {
            if (listed) {
                return new Outcome.Skipped("it is listed");
            }
            Request request = Request.query(uri, compact());
            Answer answer = registry.expect(request, 200, 404);
            if (answer.status() == 404) {
                return new Outcome.Skipped("this registry validates when it publishes");
            }
            if (!answer.json().path("valid").asBoolean(true)) {
                throw registry.refused(
                        request, answer, "Mend what the answer names: remote-mcp.registryName, description and so on.");
            }
            return new Outcome.Done("is valid");
        });
    }

    private Step signIn() {
        if (target.login() instanceof RegistryTarget.Login.GitHub github) {
            URI uri = uri("/v0.1/auth/github-at");
            return new Step(
                    "Sign in", List.of("POST " + uri, "{\"github_token\":\"(token)\"}"), () -> signIn(uri, github));
        }
        Secret given = ((RegistryTarget.Login.Token) target.login()).token();
        return new Step("Sign in", List.of("with the token that is given"), () -> {
            token = given.reveal();
            return new Outcome.Done("has a token");
        });
    }

    private Outcome signIn(URI uri, RegistryTarget.Login.GitHub github) throws RefusedException, InterruptedException {
        if (listed) {
            return new Outcome.Skipped("nothing is sent");
        }
        services.http().hide(github.token());
        String body = JsonMapper.shared()
                .createObjectNode()
                .put("github_token", github.token().reveal())
                .toString();
        Request request = Request.query(uri, body);
        Answer answer = registry.expect(request, 200);
        token = answer.json().path("registry_token").asString("");
        if (token.isEmpty()) {
            throw new RefusedException(
                    "The MCP Registry gave no token.", "Look whether " + target.registry() + " is a registry.");
        }
        return new Outcome.Done("has a token");
    }

    private Step send() {
        URI uri = uri("/v0.1/publish");
        return new Step("Publish", List.of("POST " + uri, "the same entry"), () -> {
            if (listed) {
                return new Outcome.Skipped("it is listed");
            }
            Request request = Request.post(uri, compact()).bearer(token);
            Answer answer = registry.expect(request, 200, 201, 400);
            if (answer.status() == 400) {
                if (answer.body().contains("duplicate version")) {
                    throw duplicate();
                }
                throw registry.refused(request, answer, "Mend what the answer names, and publish again.");
            }
            return new Outcome.Done("is listed");
        });
    }

    private RefusedException duplicate() {
        return new RefusedException(
                "The MCP Registry has a version " + version + " of " + name + " that says something else.",
                "A version is never changed there: raise the version, and publish that one.");
    }

    private String compact() {
        return JsonMapper.shared().readTree(entry).toString();
    }

    private URI uri(String path) {
        return URI.create(target.registry() + path);
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
