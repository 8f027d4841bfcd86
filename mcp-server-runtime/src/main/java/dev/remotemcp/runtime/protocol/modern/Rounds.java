package dev.remotemcp.runtime.protocol.modern;

import dev.remotemcp.runtime.call.McpJson;
import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.config.StateConfiguration;
import dev.remotemcp.runtime.pipeline.Failure.Kind;
import dev.remotemcp.runtime.protocol.Envelope;
import dev.remotemcp.runtime.protocol.Member;
import dev.remotemcp.runtime.protocol.Refusal;
import dev.remotemcp.runtime.protocol.json.JsonSlice;
import dev.remotemcp.runtime.protocol.json.ValueDigest;
import dev.remotemcp.runtime.state.RequestState;
import dev.remotemcp.runtime.state.RequestStates;
import io.micronaut.context.annotation.EachBean;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a retried request brings along from its earlier rounds, and what the next round will need. */
@EachBean(ServerSettings.class)
final class Rounds {
    private final String server;
    private final RequestStates states;
    private final StateConfiguration configuration;
    private final JsonMapper mapper;

    Rounds(ServerSettings server, RequestStates states, StateConfiguration configuration, McpJson json) {
        this.server = server.name();
        this.states = states;
        this.configuration = configuration;
        this.mapper = json.mapper();
    }

    /**
     * What is known of the rounds before.
     *
     * @param answers raw answers by key
     * @param steps results of steps by name
     */
    record Known(Map<String, JsonNode> answers, Map<String, JsonNode> steps) {
        /** What is known of a first request. */
        static final Known NOTHING = new Known(Map.of(), Map.of());

        Known with(String step, JsonNode result) {
            Map<String, JsonNode> more = new LinkedHashMap<>(steps);
            more.put(step, result);
            return new Known(answers, more);
        }

        Known without(String answer) {
            Map<String, JsonNode> fewer = new LinkedHashMap<>(answers);
            fewer.remove(answer);
            return new Known(fewer, steps);
        }

        /** Whether the request is a first one, without answers. */
        boolean fresh() {
            return answers.isEmpty() && steps.isEmpty();
        }
    }

    /** Reads a request's {@code requestState} and {@code inputResponses}; nothing known when it has neither. */
    Known known(Envelope envelope, String owner) throws Refusal {
        if (!envelope.has(Member.INPUT_RESPONSES) && !envelope.has(Member.REQUEST_STATE)) {
            return Known.NOTHING;
        }
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        Map<String, JsonNode> steps = new LinkedHashMap<>();
        JsonNode responses = responses(envelope);
        if (envelope.has(Member.REQUEST_STATE)) {
            RequestState state = state(envelope, owner);
            answers.putAll(state.answers());
            steps.putAll(state.steps());
            // Only what was asked is taken; anything else the client sends along is ignored.
            state.asked().stream().filter(responses::has).forEach(key -> answers.put(key, responses.path(key)));
        } else {
            responses.properties().forEach(response -> answers.put(response.getKey(), response.getValue()));
        }
        return new Known(answers, steps);
    }

    /** The opaque state for the next round. */
    String seal(Envelope envelope, String owner, Known known, List<String> asked) {
        return states.seal(new RequestState(
                owner,
                digest(envelope),
                Instant.now().plus(configuration.ttl()),
                asked,
                known.answers(),
                known.steps()));
    }

    private RequestState state(Envelope envelope, String owner) throws Refusal {
        String sealed = envelope.text(Member.REQUEST_STATE);
        Optional<RequestState> state = sealed == null
                ? Optional.empty()
                : states.open(sealed)
                        .filter(candidate -> candidate.owner().equals(owner)
                                && candidate.operation().equals(digest(envelope)));
        // One message for every reason: whoever tries out states learns nothing from it.
        return state.orElseThrow(
                () -> new Refusal(
                        Kind.INVALID_PARAMS,
                        "The member 'params.requestState' is not valid for this request, or has expired: start again without it"));
    }

    private JsonNode responses(Envelope envelope) throws Refusal {
        JsonSlice responses = envelope.get(Member.INPUT_RESPONSES);
        if (responses == null || responses.isNull()) {
            return mapper.createObjectNode();
        }
        if (!responses.isObject()) {
            throw new Refusal(Kind.INVALID_PARAMS, "The member 'params.inputResponses' must be an object");
        }
        return tree(responses);
    }

    /**
     * Digest of everything that the state of a request is bound to beside the caller: this server, the method and its
     * parameters, which are compared as values (see {@link ValueDigest}), not as text.
     */
    private String digest(Envelope envelope) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update((server + "\n" + envelope.method() + "\n").getBytes(StandardCharsets.UTF_8));
            for (Member member : List.of(Member.NAME, Member.URI, Member.ARGUMENTS)) {
                JsonSlice value = envelope.get(member);
                sha.update(value == null ? ValueDigest.ofNothing() : ValueDigest.of(value));
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private JsonNode tree(JsonSlice value) {
        return mapper.readTree(value.bytes(), value.offset(), value.length());
    }
}
