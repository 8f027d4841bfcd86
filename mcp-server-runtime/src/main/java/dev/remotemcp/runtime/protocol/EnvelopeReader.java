package dev.remotemcp.runtime.protocol;

import dev.remotemcp.runtime.pipeline.Failure;
import dev.remotemcp.runtime.pipeline.Failure.Kind;
import dev.remotemcp.runtime.protocol.json.JsonException;
import dev.remotemcp.runtime.protocol.json.JsonLimits;
import dev.remotemcp.runtime.protocol.json.JsonScanner;
import dev.remotemcp.runtime.protocol.json.JsonSlice;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the envelope of one JSON-RPC message in a single pass that checks the whole body (JSON-RPC 2.0, section 4).
 *
 * <p>Members that decide something may stand once: two of the same name are refused, because two readers of such a
 * message could disagree about what it says.
 */
final class EnvelopeReader {
    private final JsonScanner in;
    private final Envelope envelope = new Envelope();
    private @Nullable Member repeated;

    private EnvelopeReader(JsonScanner in) {
        this.in = in;
    }

    /** The envelope as far as it could be read, and what is wrong with the message if anything is. */
    record Reading(Envelope envelope, Optional<Failure> failure) {}

    static Reading read(byte[] body, JsonLimits limits) {
        EnvelopeReader reader = new EnvelopeReader(new JsonScanner(body, limits, Envelope.NAMES));
        Optional<Failure> failure;
        try {
            failure = reader.message().map(problem -> Failure.of(Kind.INVALID_REQUEST, problem));
        } catch (JsonException e) {
            boolean malformed = e.reason() == JsonException.Reason.MALFORMED;
            failure = Optional.of(Failure.of(malformed ? Kind.MALFORMED_JSON : Kind.INVALID_REQUEST, e.problem()));
        }
        return new Reading(reader.envelope, failure);
    }

    /** Reads the message; returns what is wrong with its shape. */
    private Optional<String> message() throws JsonException {
        byte start = in.peek();
        if (start != '{') {
            in.skip();
            in.finish();
            return Optional.of(
                    start == '['
                            ? "Batches are not part of the protocol: send each message in a POST of its own"
                            : "The body is not a JSON-RPC message: send one JSON object");
        }
        members(Member::ofMessage);
        in.finish();
        return shape();
    }

    private JsonSlice members(Function<String, @Nullable Member> memberOf) throws JsonException {
        int start = in.offset();
        in.enterObject();
        while (in.nextMember()) {
            Member member = memberOf.apply(in.name());
            if (member == null) {
                in.skip();
            } else if (!envelope.put(member, value(member))) {
                repeated = member;
            }
        }
        return in.since(start);
    }

    private JsonSlice value(Member member) throws JsonException {
        boolean object = in.peek() == '{';
        if (object && member == Member.PARAMS) {
            return members(Member::ofParams);
        }
        if (object && member == Member.META) {
            return members(Member::ofMeta);
        }
        return in.slice();
    }

    private Optional<String> shape() {
        if (repeated == Member.ID) {
            envelope.forgetId();
        }
        if (repeated != null) {
            return Optional.of("The member '" + repeated.path() + "' stands twice: send it once");
        }
        if (!"2.0".equals(envelope.text(Member.JSONRPC))) {
            return Optional.of("The member 'jsonrpc' must be \"2.0\"");
        }
        if (envelope.get(Member.ID) != null && envelope.id() == null) {
            return Optional.of(
                    "The member 'id' must be a string or an integer of at most " + Envelope.MOST_ID + " bytes");
        }
        if (envelope.isResponse()) {
            return envelope.get(Member.METHOD) == null
                    ? Optional.empty()
                    : Optional.of("A message with 'method' is a request and cannot carry 'result' or 'error'");
        }
        if (envelope.text(Member.METHOD) == null) {
            return Optional.of("The member 'method' must be a string");
        }
        JsonSlice params = envelope.get(Member.PARAMS);
        if (params != null && !params.isObject()) {
            return Optional.of("The member 'params' must be an object");
        }
        return Optional.empty();
    }
}
