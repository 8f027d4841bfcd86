package dev.remotemcp.runtime.protocol;

import dev.remotemcp.runtime.protocol.json.JsonSlice;
import dev.remotemcp.runtime.protocol.json.KnownNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One JSON-RPC message: where its deciding members stand in the body.
 *
 * <p>A value of the wrong type is kept as well, so that a dialect can refuse it after the checks that come first.
 */
public final class Envelope {
    /** The revision in which every request carries its own envelope. */
    public static final String MODERN = "2026-07-28";

    /** Bytes of JSON that an id or a progress token may take: it is repeated in every message about the request. */
    public static final int MOST_ID = 1_024;

    static final KnownNames NAMES = new KnownNames(List.of(
            "jsonrpc",
            "2.0",
            "id",
            "method",
            "params",
            "result",
            "error",
            "_meta",
            "name",
            "uri",
            "cursor",
            "arguments",
            "ref",
            "argument",
            "context",
            "notifications",
            "inputResponses",
            "requestState",
            "progressToken",
            "traceparent",
            Member.PREFIX + "protocolVersion",
            Member.PREFIX + "clientCapabilities",
            Member.PREFIX + "clientInfo",
            Member.PREFIX + "logLevel",
            Envelope.MODERN,
            "server/discover",
            "tools/list",
            "tools/call",
            "prompts/list",
            "prompts/get",
            "resources/list",
            "resources/templates/list",
            "resources/read",
            "completion/complete",
            "subscriptions/listen"));

    private static final int MEMBERS = Member.values().length;

    private final @Nullable JsonSlice[] values = new @Nullable JsonSlice[MEMBERS];

    Envelope() {}

    /** The value of a member, or null when it is absent. */
    public @Nullable JsonSlice get(Member member) {
        return values[member.ordinal()];
    }

    /** Whether a member is there, {@code null} counting as absent. */
    public boolean has(Member member) {
        JsonSlice value = get(member);
        return value != null && !value.isNull();
    }

    /** The text of a member, or null when it is absent or not a string. */
    public @Nullable String text(Member member) {
        JsonSlice value = get(member);
        return value != null && value.isString() ? NAMES.string(value) : null;
    }

    /** The request's id as it stands in the body, or null when there is none that could be echoed. */
    public @Nullable JsonSlice id() {
        JsonSlice id = get(Member.ID);
        return isName(id) ? id : null;
    }

    /**
     * The progress token, or null when there is none, or one that is not a string or an integer of a sensible length.
     */
    public @Nullable JsonSlice progressToken() {
        JsonSlice token = get(Member.PROGRESS_TOKEN);
        return isName(token) ? token : null;
    }

    private static boolean isName(@Nullable JsonSlice value) {
        return value != null && value.length() <= MOST_ID && (value.isString() || value.isInteger());
    }

    /** The method, or an empty text when there is none. */
    public String method() {
        String method = text(Member.METHOD);
        return method == null ? "" : method;
    }

    /** Whether the message is a notification. */
    public boolean isNotification() {
        return get(Member.ID) == null && !isResponse();
    }

    /** Whether the message answers a request of the server's. */
    public boolean isResponse() {
        return get(Member.RESULT) != null || get(Member.ERROR) != null;
    }

    /** Forgets the id, because there is no telling which of two is meant. */
    void forgetId() {
        values[Member.ID.ordinal()] = null;
    }

    /** Sets a member; false if it was there before. */
    boolean put(Member member, JsonSlice value) {
        boolean first = values[member.ordinal()] == null;
        values[member.ordinal()] = value;
        return first;
    }
}
