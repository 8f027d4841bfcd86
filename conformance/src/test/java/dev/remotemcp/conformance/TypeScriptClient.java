package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A host that uses a TypeScript client, as the behaviours in {@code src/test/js} say. */
final class TypeScriptClient {
    private static final Path SCRIPT = Path.of("src", "test", "js", "client.mjs");
    private static final String SESSION_HEADER = "mcp-session-id";
    private static final String REVISION_HEADER = "mcp-protocol-version";

    private final Host host;
    private final NodeRun run;

    private TypeScriptClient(Host host, NodeRun run) {
        this.host = host;
        this.run = run;
    }

    /**
     * What the client sent once and how it was answered.
     *
     * @param http its HTTP method
     * @param method its JSON-RPC method, absent where the client answers the server or sends no message
     * @param id its JSON-RPC id as JSON, absent for a notification
     * @param params names of its parameters, without {@code _meta}
     * @param headers its headers that MCP defines, and {@code last-event-id}; names in lower case
     * @param status HTTP status of the answer, 0 where there was none
     * @param type media type of the answer, absent where there is no body
     * @param challenge what the answer demands of who calls ({@code WWW-Authenticate})
     * @param session the session that the answer names
     */
    record Exchange(
            String http,
            Optional<String> method,
            Optional<String> id,
            List<String> params,
            Map<String, String> headers,
            int status,
            Optional<String> type,
            Optional<String> challenge,
            Optional<String> session) {
        /** Its JSON-RPC method; {@code answer} for an answer to the server; without a message its HTTP method. */
        String name() {
            return method.orElse(http.equals("POST") ? "answer" : http);
        }
    }

    /**
     * What a host saw.
     *
     * @param result what the behaviour returned
     * @param exchanges what went over the wire, in order
     * @param complaints what the client reported besides, for example messages that it did not expect
     */
    record Session(JsonNode result, List<Exchange> exchanges, List<String> complaints) {
        /** A part of the result, by JSON Pointer. */
        JsonNode at(String pointer) {
            return result.at(pointer);
        }

        /** The exchanges with one name. */
        List<Exchange> exchanges(String name) {
            return exchanges.stream()
                    .filter(exchange -> exchange.name().equals(name))
                    .toList();
        }

        /** The exchanges that ask for the rest of a stream. */
        List<Exchange> returns() {
            return exchanges.stream()
                    .filter(exchange -> exchange.headers().containsKey("last-event-id"))
                    .toList();
        }
    }

    /** Runs a behaviour to its end, in which nothing may seem odd to the client. */
    static Session run(Host host, String behaviour, URI server) throws IOException, InterruptedException {
        Session session = start(host, behaviour, server).end();
        assertThat(session.complaints()).as("complaints of the client").isEmpty();
        return session;
    }

    /** Starts a behaviour. */
    static TypeScriptClient start(Host host, String behaviour, URI server) throws IOException, InterruptedException {
        return new TypeScriptClient(
                host,
                NodeRun.start(NodeTools.installed().command(SCRIPT, host.argument(), behaviour, server.toString())));
    }

    /** Waits for a line that the behaviour prints. */
    TypeScriptClient await(String line) throws IOException {
        run.await(line);
        return this;
    }

    /** What it saw; every exchange was one of the host's era. */
    Session end() throws InterruptedException {
        NodeRun.Outcome outcome = run.end();
        assertThat(outcome.exit())
                .as("exit code; %s%s", outcome.output(), outcome.errors())
                .isZero();
        Session session = JsonMapper.shared().readValue(outcome.output(), Session.class);
        assertThat(session.exchanges()).isNotEmpty();
        if (host.isModern()) {
            assertModern(session.exchanges());
        } else {
            assertLegacy(session.exchanges());
        }
        return session;
    }

    private static void assertModern(List<Exchange> exchanges) {
        assertThat(exchanges).allSatisfy(exchange -> {
            assertThat(exchange.http()).isEqualTo("POST");
            assertThat(exchange.headers())
                    .containsEntry(REVISION_HEADER, "2026-07-28")
                    .doesNotContainKey(SESSION_HEADER);
            assertThat(exchange.session()).isEmpty();
        });
    }

    private static void assertLegacy(List<Exchange> exchanges) {
        Set<String> sessions = exchanges.stream()
                .filter(exchange -> exchange.name().equals("initialize"))
                .flatMap(exchange -> exchange.session().stream())
                .collect(Collectors.toSet());
        assertThat(exchanges).allSatisfy(exchange -> {
            assertThat(exchange.headers()).doesNotContainKey("mcp-method");
            boolean opens = exchange.name().equals("initialize");
            if (opens || sessions.isEmpty()) {
                assertThat(exchange.headers()).doesNotContainKey(SESSION_HEADER);
            } else {
                assertThat(exchange.headers().get(SESSION_HEADER)).isIn(sessions);
            }
            if (!opens) {
                assertThat(exchange.headers().get(REVISION_HEADER)).startsWith("2025-");
            }
        });
    }
}
