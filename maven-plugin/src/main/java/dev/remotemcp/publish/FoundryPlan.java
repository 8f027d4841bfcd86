package dev.remotemcp.publish;

import dev.remotemcp.connect.FoundryAuth;
import dev.remotemcp.connect.ServerDescriptor;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publishes a server to a toolbox of Foundry: connection, version, check of the version, promotion, check of what
 * agents see. Every step may be done again: a version that holds the server's entry already is not made anew. When the
 * last check fails, the version that was the default before becomes it again.
 */
public final class FoundryPlan {
    private static final String AI = "https://ai.azure.com/.default";
    private static final String VERSION = "{version}";

    private final FoundryTarget target;
    private final Services services;
    private final Service resourceManager;
    private final Service toolbox;
    private final ToolCheck check;

    private String managementToken = "";
    private String toolboxToken = "";
    private Optional<String> before = Optional.empty();
    private List<JsonNode> entries = List.of();
    private String version = "";
    private boolean promoted;

    private FoundryPlan(FoundryTarget target, ServerDescriptor server, Services services) {
        this.target = target;
        this.services = services;
        this.resourceManager = new Service(
                "Azure Resource Manager",
                services.http(),
                Map.of(
                        401, "Sign in again with az login, in the tenant of the project.",
                        403, "You need the role Azure AI Developer on the project: ask an owner for it.",
                        404, "Look whether remote-mcp.projectId is right."));
        this.toolbox = new Service(
                "Foundry",
                services.http(),
                Map.of(
                        400,
                                "Mend what the answer names: every request has api-version=v1 and default_version as a string.",
                        401, "Sign in again with az login, in the tenant of the project.",
                        403, "You need the role Foundry User on the project: ask an owner for it.",
                        404, "Look whether remote-mcp.projectEndpoint and remote-mcp.toolbox are right."));
        this.check = new ToolCheck(
                toolbox, target.toolbox(), server, target.consentWait(), services.pause(), services.progress());
    }

    /** A plan that publishes the server. */
    public static Plan publish(FoundryTarget target, ServerDescriptor server, Services services) {
        FoundryPlan plan = new FoundryPlan(target, server, services);
        return new Plan(
                "Publish " + server.name() + " " + server.version() + " to the toolbox "
                        + target.toolbox().name(),
                List.of(
                        plan.signIn(),
                        plan.connect(),
                        plan.read(),
                        plan.create(),
                        plan.checkVersion(),
                        plan.promote(),
                        plan.checkDefault()),
                plan::undo);
    }

    /** A plan that makes an older version of the toolbox the default again. */
    public static Plan rollBack(FoundryTarget target, String version, ServerDescriptor server, Services services) {
        FoundryPlan plan = new FoundryPlan(target, server, services);
        plan.version = version;
        return new Plan(
                "Go back to version " + version + " of the toolbox "
                        + target.toolbox().name(),
                List.of(plan.signInToFoundry(), plan.promote()),
                Optional::empty);
    }

    private Step signIn() {
        String management = scope(target.resourceManager());
        return new Step("Sign in", List.of("tokens for " + management + " and " + AI), () -> {
            managementToken = services.tokens().token(management);
            toolboxToken = services.tokens().token(AI);
            return new Outcome.Done("has both tokens");
        });
    }

    private Step signInToFoundry() {
        return new Step("Sign in", List.of("token for " + AI), () -> {
            toolboxToken = services.tokens().token(AI);
            return new Outcome.Done("has a token");
        });
    }

    private Step connect() {
        URI uri = URI.create(
                target.resourceManager() + target.toolbox().connectionId() + "?api-version=2025-04-01-preview");
        return new Step(
                "Make or update the connection " + target.connection().name(),
                List.of("PUT " + uri, target.connection().shown()),
                () -> {
                    hideSecrets();
                    Answer answer = resourceManager.expect(
                            Request.put(uri, target.connection().body()).bearer(managementToken), 200, 201);
                    String redirect =
                            answer.json().path("properties").path("redirectUrl").asString("");
                    return new Outcome.Done(
                            redirect.isEmpty()
                                    ? "is there"
                                    : "is there; register " + redirect + " as a redirect URI of the app registration");
                });
    }

    private void hideSecrets() {
        FoundryAuth auth = target.connection().auth();
        if (auth instanceof FoundryAuth.Keys keys) {
            keys.headers().values().forEach(services.http()::hide);
        } else if (auth instanceof FoundryAuth.OAuth2 oauth) {
            services.http().hide(oauth.clientSecret());
        }
    }

    private Step read() {
        URI uri = uri("");
        return new Step("Read the toolbox", List.of("GET " + uri, "GET " + shown("/versions/{default}")), () -> {
            Answer answer = toolbox.expect(request(Request.get(uri)), 200, 404);
            before = Optional.of(answer.json().path("default_version").asString(""))
                    .filter(found -> answer.status() == 200 && !found.isEmpty());
            if (before.isEmpty()) {
                return new Outcome.Done("does not exist so far");
            }
            Answer last = toolbox.expect(request(Request.get(uri("/versions/" + encoded(before.get())))), 200);
            List<JsonNode> found = new ArrayList<>();
            last.json().path("tools").forEach(found::add);
            entries = List.copyOf(found);
            return new Outcome.Done("is at version " + before.get() + " with " + entries.size() + " entries");
        });
    }

    private Step create() {
        URI uri = uri("/versions");
        return new Step(
                "Create a version of the toolbox",
                List.of("POST " + uri, target.toolbox().shown(), "entries of other labels are kept"),
                () -> {
                    if (before.isPresent() && target.toolbox().isIn(entries)) {
                        version = before.get();
                        return new Outcome.Skipped("version " + version + " holds the entry already");
                    }
                    Request request = request(Request.post(uri, target.toolbox().versionBody(entries)));
                    Answer answer = toolbox.expect(request, 200, 201);
                    version = answer.json().path("version").asString("");
                    if (version.isEmpty()) {
                        throw toolbox.refused(
                                request, answer, "The answer names no version: look at the toolbox in the portal.");
                    }
                    return new Outcome.Done("is version " + version);
                });
    }

    private Step checkVersion() {
        return new Step(
                "Check the version",
                List.of("POST " + shown("/versions/" + VERSION + "/mcp"), "tools/list"),
                () -> check(uri("/versions/" + encoded(version) + "/mcp")));
    }

    private Step promote() {
        URI uri = uri("");
        return new Step(
                "Make it the default",
                List.of("PATCH " + uri, "{\"default_version\":\"" + (version.isEmpty() ? VERSION : version) + "\"}"),
                () -> {
                    String current = toolbox.expect(request(Request.get(uri)), 200)
                            .json()
                            .path("default_version")
                            .asString("");
                    if (current.equals(version)) {
                        return new Outcome.Skipped("version " + version + " is the default");
                    }
                    setDefault(version);
                    promoted = true;
                    return new Outcome.Done(current.isEmpty() ? "is done" : "was version " + current + " before");
                });
    }

    private Step checkDefault() {
        return new Step(
                "Check what agents see", List.of("POST " + uri("/mcp"), "tools/list"), () -> check(uri("/mcp")));
    }

    private Outcome check(URI endpoint) throws RefusedException, InterruptedException {
        if (target.connection().auth() instanceof FoundryAuth.Identity identity
                && identity.caller() == FoundryAuth.Identity.Caller.AGENT) {
            return new Outcome.Skipped("an agent has its identity once it is published: ask it for its tools");
        }
        return check.check(
                endpoint, request(Request.query(endpoint, "")).header("Accept", "application/json, text/event-stream"));
    }

    private void setDefault(String wanted) throws RefusedException, InterruptedException {
        String body = JsonMapper.shared()
                .createObjectNode()
                .put("default_version", wanted)
                .toString();
        toolbox.expect(request(Request.patch(uri(""), body)), 200, 204);
    }

    private Optional<String> undo() throws InterruptedException {
        if (promoted && before.isPresent()) {
            try {
                setDefault(before.get());
                return Optional.of("Version " + before.get() + " is the default again.");
            } catch (RefusedException e) {
                return Optional.of("Version " + version + " is still the default, and going back to version "
                        + before.get() + " failed too: " + e.refused().answer());
            }
        }
        if (version.isEmpty() || before.equals(Optional.of(version))) {
            return Optional.empty();
        }
        return Optional.of(before.map(last -> "Version " + version + " stays in the toolbox, and version " + last
                        + " is the default as before.")
                .orElse("Version " + version + " is the first of the toolbox, and so its default: there is"
                        + " none to go back to."));
    }

    private Request request(Request request) {
        Request signed = request.bearer(toolboxToken);
        return target.features()
                .map(value -> signed.header("Foundry-Features", value))
                .orElse(signed);
    }

    private URI uri(String rest) {
        return URI.create(shown(rest));
    }

    private String shown(String rest) {
        return target.project().endpoint() + "/toolboxes/"
                + encoded(target.toolbox().name()) + rest + "?api-version=v1";
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The scope of Azure Resource Manager in its cloud. */
    private static String scope(URI resourceManager) {
        return "https://" + resourceManager.getHost() + "/.default";
    }
}
