package dev.remotemcp.runtime.protocol.modern;

import dev.remotemcp.runtime.pipeline.Excerpt;
import dev.remotemcp.runtime.pipeline.Failure;
import dev.remotemcp.runtime.pipeline.Failure.Kind;
import dev.remotemcp.runtime.protocol.Envelope;
import dev.remotemcp.runtime.protocol.Exchange;
import dev.remotemcp.runtime.protocol.HeaderText;
import dev.remotemcp.runtime.protocol.Member;
import dev.remotemcp.runtime.protocol.Notifications;
import dev.remotemcp.runtime.protocol.Refusal;
import dev.remotemcp.runtime.protocol.json.JsonSlice;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What every request must carry, checked in the order in which clients rely on it: the fields of {@code _meta}, the
 * version header, the version itself, the method and name headers.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/transports">MCP 2026-07-28,
 *     Transports</a>
 */
final class EnvelopeChecks {
    static final String VERSION = Envelope.MODERN;
    private static final String VERSION_HEADER = "MCP-Protocol-Version";

    private EnvelopeChecks() {}

    static void check(Exchange exchange, Envelope envelope) throws Refusal {
        String version = version(envelope);
        meta(envelope);
        plainHeader(exchange, VERSION_HEADER, version, Member.PROTOCOL_VERSION.path());
        if (!VERSION.equals(version)) {
            throw new Refusal(unsupported(version));
        }
        plainHeader(exchange, "Mcp-Method", envelope.method(), Member.METHOD.path());
        Member named = named(envelope.method());
        String name = named == null ? null : envelope.text(named);
        if (named != null && name != null) {
            header(exchange, "Mcp-Name", name, named.path());
        }
    }

    static Failure unsupported(String requested) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.putArray("supported").add(VERSION);
        data.put("requested", requested);
        return Failure.of(
                Kind.UNSUPPORTED_VERSION,
                "Protocol version '" + Excerpt.of(requested) + "' is not served here; use " + VERSION,
                data);
    }

    private static String version(Envelope envelope) throws Refusal {
        String version = envelope.text(Member.PROTOCOL_VERSION);
        if (version != null) {
            return version;
        }
        throw invalid(Member.PROTOCOL_VERSION, "a string, \"" + VERSION + "\"");
    }

    private static void meta(Envelope envelope) throws Refusal {
        JsonSlice capabilities = envelope.get(Member.CLIENT_CAPABILITIES);
        if (capabilities == null || !capabilities.isObject()) {
            throw invalid(Member.CLIENT_CAPABILITIES, "an object, {} for none");
        }
        JsonSlice info = envelope.get(Member.CLIENT_INFO);
        if (info != null && !info.isObject()) {
            throw invalid(Member.CLIENT_INFO, "an object with name and version, or absent");
        }
        if (envelope.get(Member.PROGRESS_TOKEN) != null && envelope.progressToken() == null) {
            throw invalid(
                    Member.PROGRESS_TOKEN,
                    "a string or an integer of at most " + Envelope.MOST_ID + " bytes, or absent");
        }
        if (envelope.get(Member.LOG_LEVEL) != null) {
            logLevel(envelope);
        }
    }

    /** The level from which on the client wants log messages; nothing if it wants none. */
    static Optional<LoggingLevel> logLevel(Envelope envelope) throws Refusal {
        if (envelope.get(Member.LOG_LEVEL) == null) {
            return Optional.empty();
        }
        Optional<LoggingLevel> level = Notifications.level(envelope.text(Member.LOG_LEVEL));
        if (level.isPresent()) {
            return level;
        }
        throw invalid(
                Member.LOG_LEVEL, "one of debug, info, notice, warning, error, critical, alert, emergency, or absent");
    }

    private static Refusal invalid(Member member, String expected) {
        return new Refusal(Kind.INVALID_ENVELOPE, "The member '" + member.path() + "' must be " + expected);
    }

    /** Which member the header {@code Mcp-Name} repeats. */
    private static @Nullable Member named(String method) {
        return switch (method) {
            case "tools/call", "prompts/get" -> Member.NAME;
            case "resources/read" -> Member.URI;
            default -> null;
        };
    }

    private static void header(Exchange exchange, String header, String value, String path) throws Refusal {
        String sent = exchange.header(header);
        if (sent != null && sent.equals(value)) {
            return; // the usual case, without decoding
        }
        compare(header, sent, sent == null ? Optional.empty() : HeaderText.decode(sent.strip()), value, path);
    }

    private static void plainHeader(Exchange exchange, String header, String value, String path) throws Refusal {
        String sent = exchange.header(header);
        compare(header, sent, Optional.ofNullable(sent).map(String::strip), value, path);
    }

    private static void compare(
            String header, @Nullable String sent, Optional<String> decoded, String value, String path) throws Refusal {
        if (sent == null) {
            throw new Refusal(
                    Kind.HEADER_MISMATCH,
                    "The header '" + header + "' is missing: repeat the body's '" + path + "' in it");
        }
        if (decoded.isEmpty()) {
            throw new Refusal(
                    Kind.HEADER_MISMATCH,
                    "The header '" + header
                            + "' is not valid: send visible ASCII as it is, everything else as =?base64?…?=");
        }
        if (!decoded.get().equals(value)) {
            throw new Refusal(
                    Kind.HEADER_MISMATCH,
                    "The header '" + header + "' says '" + Excerpt.of(decoded.get()) + "' but the body's '" + path
                            + "' says '" + Excerpt.of(value) + "': make them equal");
        }
    }
}
