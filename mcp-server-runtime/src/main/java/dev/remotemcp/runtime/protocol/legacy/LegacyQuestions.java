package dev.remotemcp.runtime.protocol.legacy;

import dev.remotemcp.runtime.Answers;
import dev.remotemcp.runtime.McpToolException;
import dev.remotemcp.runtime.Question;
import dev.remotemcp.runtime.call.InvalidArgumentsException;
import dev.remotemcp.runtime.pipeline.Excerpt;
import dev.remotemcp.runtime.pipeline.RefusedAnswerException;
import dev.remotemcp.runtime.protocol.ClientRequests;
import dev.remotemcp.runtime.protocol.json.JsonBuffer;
import dev.remotemcp.runtime.state.SessionMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The questions of one call: requests on the call's own stream, and the client's responses to them. Thread-safe.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation">MCP 2025-11-25,
 *     Elicitation</a>
 */
final class LegacyQuestions {
    /** How often a user is asked whose input does not fit the form. */
    private static final int MOST_TRIES = 8;

    private final LiveSession session;
    private final String revision;
    private final ClientRequests requests;
    private final Supplier<CallStream> stream;
    private final Duration patience;
    private final Map<String, CompletableFuture<SessionMessage.Response>> open = new ConcurrentHashMap<>();

    /**
     * No questions yet.
     *
     * @param stream where requests go; started by the first
     * @param patience how long the client may take
     */
    LegacyQuestions(
            LiveSession session,
            String revision,
            ClientRequests requests,
            Supplier<CallStream> stream,
            Duration patience) {
        this.session = session;
        this.revision = revision;
        this.requests = requests;
        this.stream = stream;
        this.patience = patience;
    }

    private record Asked(Question<?> question, String request, CompletableFuture<SessionMessage.Response> response) {}

    /** Asks all the questions at once and waits for the answers. */
    Answers ask(List<Question<?>> questions) {
        long deadline = System.nanoTime() + patience.toNanos();
        List<Asked> asked = new ArrayList<>();
        Map<String, Object> answers = new HashMap<>();
        try {
            for (Question<?> question : questions) {
                asked.add(send(question, Optional.empty()));
            }
            for (Asked one : asked) {
                answers.put(one.question().key(), answer(one, deadline));
            }
        } finally {
            asked.forEach(one -> withdraw(one.request(), "Another question of the same call failed"));
        }
        return new Answers(answers);
    }

    private Asked send(Question<?> question, Optional<String> complaint) {
        String id = UUID.randomUUID().toString();
        ObjectNode request = requests.request(question, complaint);
        RequestForm.fit(request, revision, id);
        byte[] message = new JsonBuffer(512)
                .ascii("{\"jsonrpc\":\"2.0\",\"id\":\"")
                .ascii(id)
                .ascii("\",")
                .raw(members(request))
                .toByteArray();
        CallStream client = stream.get();
        CompletableFuture<SessionMessage.Response> response = session.question(id);
        open.put(id, response);
        client.ask(message);
        return new Asked(question, id, response);
    }

    /** The request's members and its closing brace. */
    private static byte[] members(ObjectNode request) {
        return request.toString().substring(1).getBytes(StandardCharsets.UTF_8);
    }

    private Object answer(Asked first, long deadline) {
        Asked asked = first;
        for (int tries = 1; ; tries++) {
            JsonNode result = await(asked, deadline);
            try {
                return requests.answer(asked.question(), result);
            } catch (RefusedAnswerException refused) {
                throw new McpToolException(String.valueOf(refused.getMessage()), refused);
            } catch (InvalidArgumentsException unfit) {
                String complaint = String.join("; ", unfit.problems());
                if (tries == MOST_TRIES) {
                    throw new McpToolException(
                            "The answer to the question '" + asked.question().key() + "' still does not fit: "
                                    + complaint,
                            unfit);
                }
                asked = send(asked.question(), Optional.of(complaint));
            }
        }
    }

    private JsonNode await(Asked asked, long deadline) {
        String key = asked.question().key();
        try {
            SessionMessage.Response response = asked.response().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            open.remove(asked.request());
            return response.result()
                    .orElseThrow(() -> new McpToolException("The client failed to answer the question '" + key + "': "
                            + Excerpt.of(response.error()
                                    .map(error -> error.path("message").asString(""))
                                    .orElse(""))));
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            withdraw(asked.request(), "The call was cancelled");
            throw new CancellationException("The call was cancelled");
        } catch (TimeoutException late) {
            withdraw(asked.request(), "No answer in time");
            throw new McpToolException(
                    "The client did not answer the question '" + key + "' within " + patience.toSeconds()
                            + " seconds (mcp.state.ttl)",
                    late);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A question is never completed with a failure", e);
        }
    }

    /** Tells the client that no answer is awaited any more. */
    void withdrawAll(String reason) {
        open.keySet().forEach(request -> withdraw(request, reason));
    }

    /** What the client has answered already is not withdrawn, although nobody may have looked at it yet. */
    private void withdraw(String request, String reason) {
        boolean awaited = session.withdraw(request);
        if (open.remove(request) != null && awaited) {
            stream.get()
                    .send(new JsonBuffer(256)
                            .ascii("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{")
                            .ascii("\"requestId\":\"")
                            .ascii(request)
                            .ascii("\",\"reason\":")
                            .string(reason)
                            .ascii("}}")
                            .toByteArray());
        }
    }
}
