package dev.remotemcp.runtime.protocol.legacy;

import dev.remotemcp.runtime.Client;
import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.pipeline.Failure.Kind;
import dev.remotemcp.runtime.protocol.ClientReader;
import dev.remotemcp.runtime.protocol.Envelope;
import dev.remotemcp.runtime.protocol.Exchange;
import dev.remotemcp.runtime.protocol.Member;
import dev.remotemcp.runtime.protocol.Refusal;
import dev.remotemcp.runtime.protocol.json.JsonSlice;
import dev.remotemcp.runtime.state.Session;
import io.micronaut.context.annotation.EachBean;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    private final SecureRandom random = new SecureRandom();
    private final String server;

    Handshake(ServerSettings server) {
        this.server = server.name();
    }

    /** The session that the request asks for; nobody keeps it yet. */
    Session read(Exchange exchange, Envelope envelope) throws Refusal {
        Params params = new Params();
        JsonSlice slice = envelope.get(Member.PARAMS);
        if (slice != null) {
            slice.members(params::take);
        }
        JsonSlice requested = params.version;
        if (requested == null || !requested.isString()) {
            throw invalid("protocolVersion", "a string, for example \"" + Revisions.LATEST + "\"");
        }
        if (params.capabilities != null && !params.capabilities.isObject()) {
            throw invalid("capabilities", "an object, {} for none");
        }
        if (params.info != null && !params.info.isObject()) {
            throw invalid("clientInfo", "an object with name and version");
        }
        String revision = Revisions.negotiate(requested.string());
        Client client = ClientReader.read(revision, Revisions.isLatest(revision), params.info, params.capabilities);
        return new Session(
                id(), server, exchange.owner(), exchange.shareKey(), client, SessionRules.FIRST_LEVEL, Set.of());
    }

    /** Where the members that count are. */
    private static final class Params {
        private @Nullable JsonSlice version;
        private @Nullable JsonSlice info;
        private @Nullable JsonSlice capabilities;

        void take(String name, JsonSlice value) {
            switch (name) {
                case "protocolVersion" -> version = value;
                case "clientInfo" -> info = value;
                case "capabilities" -> capabilities = value;
                default -> {}
            }
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
