package dev.remotemcp.runtime.wire;

import static dev.remotemcp.runtime.wire.Expected.error;
import static dev.remotemcp.runtime.wire.HostileRequest.named;
import static dev.remotemcp.runtime.wire.HostileRequest.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Requests for what is not there, and parameters that the method cannot use. */
final class HostileParams {
    private HostileParams() {}

    static List<HostileRequest> rows() {
        List<HostileRequest> rows = new ArrayList<>();
        rows.addAll(unknownMethods());
        rows.addAll(unknownTargets());
        rows.addAll(wrongParameters());
        return rows;
    }

    private static List<HostileRequest> unknownMethods() {
        return Stream.of(
                        // Unknown
                        "tools",
                        "tools/",
                        "tools/lists",
                        "Tools/List",
                        "__proto__",
                        "constructor",
                        "toString",
                        "rpc.discover",
                        "sampling/createMessage",
                        "elicitation/create",
                        "roots/list",
                        "notifications/initialized",
                        // Of an extension that the server does not have
                        "tasks/get",
                        "tasks/list",
                        // Removed with this revision
                        "initialize",
                        "ping",
                        "logging/setLevel",
                        "resources/subscribe",
                        "resources/unsubscribe")
                .map(method -> rpc(method, "").expect("the method '" + method + "'", error(404, -32601)))
                .toList();
    }

    private static List<HostileRequest> unknownTargets() {
        List<HostileRequest> rows = new ArrayList<>();
        for (String name : List.of("no_such", "__proto__", "constructor", "../echo", "echo ", "ECHO", "echo\u0000")) {
            String json = name.replace("\u0000", "\\u0000");
            rows.add(named("tools/call", McpRequest.encoded(name), ",\"name\":\"" + json + "\"")
                    .expect("the tool '" + json + "'", error(200, -32602)));
        }
        rows.add(named("tools/call", "a".repeat(2_000), ",\"name\":\"" + "a".repeat(2_000) + "\"")
                .expect("a tool name of 2,000 letters", error(200, -32602)));
        rows.add(named("prompts/get", "no_such", ",\"name\":\"no_such\"")
                .expect("an unknown prompt", error(200, -32602)));
        for (String uri : List.of(
                "note://no_such",
                "note://plain/",
                "NOTE://plain",
                "note://items/a/b",
                "file:///etc/passwd",
                "note://items/missing",
                "note://items/../plain",
                "not a uri",
                "")) {
            rows.add(named("resources/read", uri, ",\"uri\":\"" + uri + "\"")
                    .expect("the resource '" + uri + "'", error(200, -32602).withData("{\"uri\":\"" + uri + "\"}")));
        }
        return rows;
    }

    private static List<HostileRequest> wrongParameters() {
        Expected invalid = error(200, -32602);
        return List.of(
                rpc("tools/list", ",\"cursor\":\"garbage\"").expect("a made-up cursor", invalid),
                rpc("tools/list", ",\"cursor\":\"\\u0000\"").expect("a cursor of a control character", invalid),
                rpc("tools/list", ",\"cursor\":5").expect("a cursor as a number", invalid),
                rpc("tools/list", ",\"cursor\":{}").expect("a cursor as an object", invalid),
                rpc("prompts/list", ",\"cursor\":\"garbage\"").expect("a made-up cursor of prompts", invalid),
                rpc("resources/list", ",\"cursor\":\"garbage\"").expect("a made-up cursor of resources", invalid),
                rpc("resources/templates/list", ",\"cursor\":\"garbage\"")
                        .expect("a made-up cursor of templates", invalid),
                named("tools/call", "echo", ",\"name\":\"echo\",\"arguments\":[]")
                        .expect("arguments as an array", invalid),
                named("tools/call", "echo", ",\"name\":\"echo\",\"arguments\":\"x\"")
                        .expect("arguments as a string", invalid),
                named("tools/call", "echo", ",\"name\":\"echo\",\"arguments\":7")
                        .expect("arguments as a number", invalid),
                named("tools/call", "asks_form", ",\"name\":\"asks_form\",\"requestState\":7")
                        .expect("a request state as a number", invalid),
                named("tools/call", "asks_form", ",\"name\":\"asks_form\",\"requestState\":\"garbage\"")
                        .expect("a made-up request state", invalid),
                named("tools/call", "asks_form", ",\"name\":\"asks_form\",\"requestState\":\"a.b.c.d.e\"")
                        .expect("a request state of five made-up parts", invalid),
                named("tools/call", "asks_form", ",\"name\":\"asks_form\",\"inputResponses\":[]")
                        .expect("input responses as an array", invalid),
                named("tools/call", "asks_form", ",\"name\":\"asks_form\",\"inputResponses\":\"x\"")
                        .expect("input responses as a string", invalid),
                named("prompts/get", "greets", ",\"name\":\"greets\"").expect("no required prompt argument", invalid),
                named("prompts/get", "greets", ",\"name\":\"greets\",\"arguments\":{\"name\":5}")
                        .expect("a prompt argument as a number", invalid),
                named("prompts/get", "greets", ",\"name\":\"greets\",\"arguments\":[]")
                        .expect("prompt arguments as an array", invalid),
                rpc("completion/complete", "").expect("a completion of nothing", invalid),
                rpc("completion/complete", ",\"ref\":{\"type\":\"ref/prompt\",\"name\":\"greets\"}")
                        .expect("a completion without argument", invalid),
                rpc(
                                "completion/complete",
                                ",\"ref\":{\"type\":\"ref/tool\",\"name\":\"echo\"},"
                                        + "\"argument\":{\"name\":\"message\",\"value\":\"\"}")
                        .expect("a completion of a tool", invalid),
                rpc(
                                "completion/complete",
                                ",\"ref\":{\"type\":\"ref/prompt\",\"name\":\"no_such\"},"
                                        + "\"argument\":{\"name\":\"name\",\"value\":\"\"}")
                        .expect("a completion of an unknown prompt", invalid),
                rpc("subscriptions/listen", "").expect("listening to nothing in particular", invalid),
                rpc("subscriptions/listen", ",\"notifications\":[]").expect("a filter as an array", invalid),
                rpc("subscriptions/listen", ",\"notifications\":{\"resourceSubscriptions\":\"note://plain\"}")
                        .expect("a subscription as a string", invalid));
    }
}
