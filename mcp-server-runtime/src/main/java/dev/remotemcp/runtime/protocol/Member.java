package dev.remotemcp.runtime.protocol;

import org.jspecify.annotations.Nullable;

/** The members of a message that decide something; everything else is carried along unread. */
public enum Member {
    JSONRPC("jsonrpc"),
    ID("id"),
    METHOD("method"),
    RESULT("result"),
    ERROR("error"),
    PARAMS("params"),
    META("params._meta"),
    PROTOCOL_VERSION("params._meta." + Member.PREFIX + "protocolVersion"),
    CLIENT_CAPABILITIES("params._meta." + Member.PREFIX + "clientCapabilities"),
    CLIENT_INFO("params._meta." + Member.PREFIX + "clientInfo"),
    LOG_LEVEL("params._meta." + Member.PREFIX + "logLevel"),
    PROGRESS_TOKEN("params._meta.progressToken"),
    NAME("params.name"),
    URI("params.uri"),
    CURSOR("params.cursor"),
    ARGUMENTS("params.arguments"),
    REF("params.ref"),
    ARGUMENT("params.argument"),
    CONTEXT("params.context"),
    NOTIFICATIONS("params.notifications"),
    INPUT_RESPONSES("params.inputResponses"),
    REQUEST_STATE("params.requestState");

    /** The prefix of the specification's own keys in {@code _meta}. */
    public static final String PREFIX = "io.modelcontextprotocol/";

    private final String path;

    Member(String path) {
        this.path = path;
    }

    /** Where the member stands in the message. */
    public String path() {
        return path;
    }

    static @Nullable Member ofMessage(String name) {
        return switch (name) {
            case "jsonrpc" -> JSONRPC;
            case "id" -> ID;
            case "method" -> METHOD;
            case "params" -> PARAMS;
            case "result" -> RESULT;
            case "error" -> ERROR;
            default -> null;
        };
    }

    static @Nullable Member ofParams(String name) {
        return switch (name) {
            case "_meta" -> META;
            case "name" -> NAME;
            case "uri" -> URI;
            case "cursor" -> CURSOR;
            case "arguments" -> ARGUMENTS;
            case "ref" -> REF;
            case "argument" -> ARGUMENT;
            case "context" -> CONTEXT;
            case "notifications" -> NOTIFICATIONS;
            case "inputResponses" -> INPUT_RESPONSES;
            case "requestState" -> REQUEST_STATE;
            default -> null;
        };
    }

    static @Nullable Member ofMeta(String name) {
        return switch (name) {
            case PREFIX + "protocolVersion" -> PROTOCOL_VERSION;
            case PREFIX + "clientCapabilities" -> CLIENT_CAPABILITIES;
            case PREFIX + "clientInfo" -> CLIENT_INFO;
            case PREFIX + "logLevel" -> LOG_LEVEL;
            case "progressToken" -> PROGRESS_TOKEN;
            default -> null;
        };
    }
}
