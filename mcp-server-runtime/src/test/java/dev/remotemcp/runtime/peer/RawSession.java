package dev.remotemcp.runtime.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** One conversation with a server, written by hand: requests as text, every answer noted in a comparable form. */
final class RawSession {
    private static final String INITIALIZED = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";
    private static final int PATIENCE_SECONDS = 10;

    private final HttpClient http;
    private final URI endpoint;
    private final List<Answer> answers = new ArrayList<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private UnaryOperator<String> user = question -> {
        throw new AssertionError("Nobody was prepared for " + question);
    };
    private int lastId;

    RawSession(HttpClient http, int port) {
        this.http = http;
        this.endpoint = URI.create("http://localhost:" + port + "/mcp");
        headers.put("Content-Type", "application/json");
        headers.put("Accept", "application/json, text/event-stream");
    }

    /** What was noted so far. */
    List<Answer> answers() {
        return List.copyOf(answers);
    }

    /** The handshake of 2025-11-25, not noted. */
    RawSession open() {
        return open("2025-11-25");
    }

    /** The handshake of a revision, not noted. */
    RawSession open(String revision) {
        return open(revision, "{\"elicitation\":{\"form\":{},\"url\":{}},\"sampling\":{},\"roots\":{}}");
    }

    /** The handshake of a revision with these client capabilities, not noted. */
    RawSession open(String revision, String capabilities) {
        HttpResponse<InputStream> response = send(post(initialize(revision, capabilities)));
        header("Mcp-Session-Id", response.headers().firstValue("Mcp-Session-Id").orElse("none"));
        header("MCP-Protocol-Version", revision);
        read(response);
        read(send(post(INITIALIZED)));
        return this;
    }

    static String initialize(String revision, String capabilities) {
        return "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"" + revision
                + "\",\"capabilities\":" + capabilities + ",\"clientInfo\":{\"name\":\"raw\",\"version\":\"1\"}}}";
    }

    /** Sets a header of all further requests. */
    RawSession header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    RawSession without(String header) {
        headers.remove(header);
        return this;
    }

    /** From now on answers the server's questions: takes a request's method, returns the members after the id. */
    RawSession answering(UnaryOperator<String> answer) {
        user = answer;
        return this;
    }

    /** Sends a request without params and notes the answer. */
    RawSession request(String method) {
        return body("{\"jsonrpc\":\"2.0\",\"id\":" + ++lastId + ",\"method\":\"" + method + "\"}");
    }

    /** Sends a request and notes the answer. */
    RawSession request(String method, String params) {
        return body("{\"jsonrpc\":\"2.0\",\"id\":" + ++lastId + ",\"method\":\"" + method + "\",\"params\":" + params
                + "}");
    }

    /** Calls a tool and notes the answer. */
    RawSession call(String tool, String arguments) {
        return request("tools/call", "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}");
    }

    /** Posts any body and notes the answer. */
    RawSession body(String body) {
        return note(post(body));
    }

    /** Sends another HTTP method without a body and notes the answer. */
    RawSession http(String method) {
        return note(builder().method(method, BodyPublishers.noBody()).build());
    }

    /** Opens the GET stream and notes the first message that comes of an event, which happens until one is heard. */
    RawSession listen(Runnable event) {
        CompletableFuture<Answer> heard = http.sendAsync(builder().GET().build(), BodyHandlers.ofInputStream())
                .thenApplyAsync(RawSession::first);
        answers.add(SdkClient.untilDone(heard, event));
        return this;
    }

    /** Reads a stream to its first message and leaves. */
    private static Answer first(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            Answer.Events events = new Answer.Events(reader(body));
            while (events.messages().isEmpty()) {
                if (!events.next()) {
                    throw new AssertionError("The stream ended");
                }
            }
            return Answer.of(response, events);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RawSession note(HttpRequest request) {
        int place = answers.size();
        answers.add(place, read(send(request)));
        return this;
    }

    /** Reads the whole answer in time; questions in it are answered on the way, and the answers to those noted. */
    private Answer read(HttpResponse<InputStream> response) {
        return CompletableFuture.supplyAsync(() -> readAll(response))
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private Answer readAll(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            if (!Answer.mediaType(response).equals("text/event-stream")) {
                return Answer.of(response, new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
            Answer.Events events = new Answer.Events(reader(body));
            while (events.next()) {
                events.question()
                        .ifPresent(question ->
                                answers.add(read(send(post("{\"jsonrpc\":\"2.0\",\"id\":" + question.path("id") + ","
                                        + user.apply(question.path("method").asString()) + "}")))));
            }
            return Answer.of(response, events);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedReader reader(InputStream body) {
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    private HttpResponse<InputStream> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(Objects.toString(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private HttpRequest post(String body) {
        return builder().POST(BodyPublishers.ofString(body)).build();
    }

    private HttpRequest.Builder builder() {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint).timeout(Duration.ofSeconds(PATIENCE_SECONDS));
        headers.forEach(request::header);
        return request;
    }
}
