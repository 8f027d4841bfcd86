package dev.remotemcp.runtime.protocol.legacy;

import dev.remotemcp.runtime.Client;
import dev.remotemcp.runtime.call.McpJson;
import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.pipeline.Failure.Kind;
import dev.remotemcp.runtime.protocol.Envelope;
import dev.remotemcp.runtime.protocol.Exchange;
import dev.remotemcp.runtime.protocol.Member;
import dev.remotemcp.runtime.protocol.Refusal;
import dev.remotemcp.runtime.protocol.json.JsonSlice;
import dev.remotemcp.runtime.state.Session;
import io.micronaut.context.annotation.EachBean;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads {@code initialize} into a new session.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/basic/lifecycle">MCP 2025-11-25, Lifecycle,
 *     Initialization</a>
 */
@EachBean(ServerSettings.class)
final class Handshake {
    /** 128 bits, as many as a random UUID has room for; nobody guesses them. */
    private static final int ID_BYTES = 16;

    /** What a client says of itself is kept as long as its session, so it must not be large. */
    private static final int MOST_CAPABILITIES = 16_384;

    private static final int MOST_INFO = 1_024;

    private final SecureRandom random = new SecureRandom();
    private final String server;
    private final JsonMapper json;

    Handshake(ServerSettings server, McpJson json) {
        this.server = server.name();
        this.json = json.mapper();
    }

    /** The session that the request asks for; nobody keeps it yet. */
    Session read(Exchange exchange, Envelope envelope) throws Refusal {
        JsonSlice slice = envelope.get(Member.PARAMS);
        JsonNode params =
                slice == null ? json.createObjectNode() : json.readTree(slice.bytes(), slice.offset(), slice.length());
        JsonNode requested = params.path("protocolVersion");
        if (!requested.isString()) {
            throw invalid("protocolVersion", "a string, for example \"" + Revisions.LATEST + "\"");
        }
        String revision = Revisions.negotiate(requested.asString());
        Client client = new Client(
                revision, info(params.path("clientInfo")), capabilities(params.path("capabilities"), revision));
        return new Session(id(), server, exchange.owner(), client, SessionRules.FIRST_LEVEL, Set.of());
    }

    private JsonNode capabilities(JsonNode capabilities, String revision) throws Refusal {
        if (capabilities.isMissingNode()) {
            return json.createObjectNode();
        }
        if (!capabilities.isObject() || json.writeValueAsBytes(capabilities).length > MOST_CAPABILITIES) {
            throw invalid("capabilities", "an object of at most " + MOST_CAPABILITIES + " bytes, {} for none");
        }
        if (!Revisions.isLatest(revision) && capabilities.get("elicitation") instanceof ObjectNode elicitation) {
            elicitation.remove("url"); // the revision has no request for it, whatever else the client speaks
        }
        return capabilities;
    }

    private Optional<Implementation> info(JsonNode info) throws Refusal {
        if (info.isMissingNode()) {
            return Optional.empty();
        }
        if (!info.isObject()) {
            throw invalid("clientInfo", "an object with name and version");
        }
        ObjectNode kept = json.createObjectNode();
        for (String member : new String[] {"name", "title", "version", "description", "websiteUrl"}) {
            JsonNode value = info.path(member);
            if (value.isString() && value.asString().length() <= MOST_INFO) {
                kept.set(member, value);
            }
        }
        try {
            return Optional.of(json.treeToValue(kept, Implementation.class));
        } catch (JacksonException odd) {
            return Optional.empty(); // for display only, so an odd one is as good as none
        }
    }

    private String id() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Refusal invalid(String member, String expected) {
        return new Refusal(Kind.INVALID_PARAMS, "The member 'params." + member + "' must be " + expected);
    }
}
