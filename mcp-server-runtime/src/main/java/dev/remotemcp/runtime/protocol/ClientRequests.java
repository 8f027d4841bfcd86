package dev.remotemcp.runtime.protocol;

import dev.remotemcp.runtime.Client;
import dev.remotemcp.runtime.Elicitation;
import dev.remotemcp.runtime.ElicitationAction;
import dev.remotemcp.runtime.MissingCapabilityException;
import dev.remotemcp.runtime.Question;
import dev.remotemcp.runtime.call.Arguments;
import dev.remotemcp.runtime.call.InvalidArgumentsException;
import dev.remotemcp.runtime.call.McpJson;
import dev.remotemcp.runtime.catalog.FormBinding;
import dev.remotemcp.runtime.catalog.McpCatalog;
import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.pipeline.RefusedAnswerException;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageResult;
import io.modelcontextprotocol.spec.McpSchema.ListRootsResult;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Questions as the specification's requests to the client, and their answers back from its results; the same in every
 * era, whichever way they travel.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/mrtr">MCP 2026-07-28, Multi
 *     Round-Trip Requests</a>
 */
@EachBean(ServerSettings.class)
public final class ClientRequests {
    private final McpCatalog catalog;
    private final JsonMapper json;

    ClientRequests(@Parameter McpCatalog catalog, McpJson json) {
        this.catalog = catalog;
        this.json = json.mapper();
    }

    /** Refuses questions that the client did not declare to understand; nothing is asked then. */
    public void requireCapabilities(List<Question<?>> questions, Client client) {
        ObjectNode missing = json.createObjectNode();
        for (Question<?> question : questions) {
            switch (question) {
                case Question.Form<?> form
                when !client.supportsElicitation() ->
                    missing.withObject("/elicitation").putObject("form");
                case Question.Url url
                when !client.supportsUrlElicitation() ->
                    missing.withObject("/elicitation").putObject("url");
                case Question.Sampling sampling when !client.supportsSampling() -> missing.withObject("/sampling");
                case Question.Roots roots when !client.supportsRoots() -> missing.withObject("/roots");
                default -> {}
            }
        }
        if (!missing.isEmpty()) {
            throw new MissingCapabilityException(missing);
        }
    }

    /**
     * The request for one question, with {@code method} and {@code params}.
     *
     * @param complaint what was wrong with the user's earlier answer
     */
    public ObjectNode request(Question<?> question, Optional<String> complaint) {
        ObjectNode request = json.createObjectNode();
        switch (question) {
            case Question.Form<?> form -> {
                request.put("method", "elicitation/create");
                ObjectNode params = request.putObject("params");
                params.put("mode", "form");
                params.put(
                        "message",
                        complaint.map(text -> form.message() + "\n" + text).orElse(form.message()));
                params.set(
                        "requestedSchema",
                        json.readTree(binding(form.form()).requestedSchema().json()));
            }
            case Question.Url url -> {
                request.put("method", "elicitation/create");
                ObjectNode params = request.putObject("params");
                params.put("mode", "url");
                params.put("url", url.url().toString());
                params.put("message", url.message());
            }
            case Question.Sampling sampling -> {
                request.put("method", "sampling/createMessage");
                request.set("params", json.valueToTree(sampling.request()));
            }
            case Question.Roots roots -> {
                request.put("method", "roots/list");
                request.putObject("params");
            }
        }
        return request;
    }

    /**
     * The answer to a question.
     *
     * @param response the client's result
     * @throws RefusedAnswerException if it is not of the form the specification asks for
     * @throws InvalidArgumentsException if the user's input does not fit the form, so that it is worth asking again
     */
    public Object answer(Question<?> question, JsonNode response) {
        if (!response.isObject()) {
            throw refused(question, "must be an object");
        }
        try {
            return switch (question) {
                case Question.Form<?> form -> form(form, response);
                case Question.Url url -> action(url, response);
                case Question.Sampling sampling -> sampling(sampling, response);
                case Question.Roots roots -> roots(roots, response);
            };
        } catch (JacksonException e) {
            throw refused(question, "is not of the form that its method asks for");
        }
    }

    private <T> Elicitation<T> form(Question.Form<T> form, JsonNode response) {
        return switch (action(form, response)) {
            case DECLINE -> new Elicitation.Declined<>();
            case CANCEL -> new Elicitation.Cancelled<>();
            case ACCEPT -> {
                JsonNode content = response.path("content");
                if (!content.isObject()) {
                    throw refused(form, "must have an object 'content' when its action is \"accept\"");
                }
                byte[] bytes = json.writeValueAsBytes(content);
                yield new Elicitation.Accepted<>(
                        binding(form.form()).reader().read(Arguments.of(bytes, 0, bytes.length)));
            }
        };
    }

    private static ElicitationAction action(Question<?> question, JsonNode response) {
        return switch (response.path("action").asString("")) {
            case "accept" -> ElicitationAction.ACCEPT;
            case "decline" -> ElicitationAction.DECLINE;
            case "cancel" -> ElicitationAction.CANCEL;
            default -> throw refused(question, "must have an 'action' of \"accept\", \"decline\" or \"cancel\"");
        };
    }

    private CreateMessageResult sampling(Question<?> question, JsonNode response) {
        for (String member : List.of("role", "content", "model")) {
            if (!response.has(member)) {
                throw refused(question, "must have 'role', 'content' and 'model'");
            }
        }
        return json.treeToValue(response, CreateMessageResult.class);
    }

    private Object roots(Question<?> question, JsonNode response) {
        if (!response.path("roots").isArray()) {
            throw refused(question, "must have an array 'roots'");
        }
        return json.treeToValue(response, ListRootsResult.class).roots();
    }

    private <T> FormBinding<T> binding(Class<T> form) {
        return catalog.snapshot()
                .form(form)
                .orElseThrow(
                        () -> new IllegalStateException(
                                "There is no form for " + form.getName()
                                        + ": annotate the record or interface with @McpForm and compile it with the annotation processor schema-gen"));
    }

    private static RefusedAnswerException refused(Question<?> question, String rule) {
        return new RefusedAnswerException("The answer to the question '" + question.key() + "' " + rule);
    }
}
