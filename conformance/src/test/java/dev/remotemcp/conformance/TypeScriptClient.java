package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A host that uses {@code @modelcontextprotocol/client}, as {@code src/test/js/behaviours.mjs} says. */
final class TypeScriptClient {
    private static final Path SCRIPT = Path.of("src", "test", "js", "client.mjs");

    private final NodeRun run;

    private TypeScriptClient(NodeRun run) {
        this.run = run;
    }

    /**
     * A request or notification of the client and how it was answered.
     *
     * @param http its HTTP method
     * @param method its JSON-RPC method
     * @param id its JSON-RPC id as JSON, absent for a notification
     * @param params names of its parameters, without {@code _meta}
     * @param headers its headers that MCP defines, names in lower case
     * @param status HTTP status of the answer
     * @param type media type of the answer, absent where there is no body
     */
    record Exchange(
            String http,
            String method,
            Optional<String> id,
            List<String> params,
            Map<String, String> headers,
            int status,
            Optional<String> type) {}

    /**
     * What a host saw.
     *
     * @param result what the function of {@code behaviours.mjs} returned
     * @param exchanges what went over the wire, in order
     * @param complaints what the client reported besides, for example messages that it did not expect
     */
    record Session(JsonNode result, List<Exchange> exchanges, List<String> complaints) {
        /** A part of the result, by JSON Pointer. */
        JsonNode at(String pointer) {
            return result.at(pointer);
        }

        /** The exchanges of one method. */
        List<Exchange> exchanges(String method) {
            return exchanges.stream()
                    .filter(exchange -> exchange.method().equals(method))
                    .toList();
        }
    }

    /** Runs a function of {@code behaviours.mjs} to its end, in which nothing may seem odd to the client. */
    static Session run(String behaviour, URI server) throws IOException, InterruptedException {
        Session session = start(behaviour, server).end();
        assertThat(session.complaints()).as("complaints of the client").isEmpty();
        return session;
    }

    /** Starts a function of {@code behaviours.mjs}. */
    static TypeScriptClient start(String behaviour, URI server) throws IOException, InterruptedException {
        return new TypeScriptClient(NodeRun.start(NodeTools.installed().command(SCRIPT, behaviour, server.toString())));
    }

    /** Waits for a line that the function prints. */
    TypeScriptClient await(String line) throws IOException {
        run.await(line);
        return this;
    }

    /** What it saw; every exchange was one of the revision under test. */
    Session end() throws InterruptedException {
        NodeRun.Outcome outcome = run.end();
        assertThat(outcome.exit())
                .as("exit code; %s%s", outcome.output(), outcome.errors())
                .isZero();
        Session session = JsonMapper.shared().readValue(outcome.output(), Session.class);
        assertThat(session.exchanges()).isNotEmpty().allSatisfy(exchange -> {
            assertThat(exchange.http()).isEqualTo("POST");
            assertThat(exchange.headers()).containsEntry("mcp-protocol-version", "2026-07-28");
        });
        return session;
    }
}
