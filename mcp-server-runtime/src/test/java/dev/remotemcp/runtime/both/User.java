package dev.remotemcp.runtime.both;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever sits in front of a client: answers what is asked, one prepared answer after the other. */
final class User {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Deque<JsonNode> answers = new ArrayDeque<>();
    private final List<Asked> asked = new ArrayList<>();

    /** What was asked. */
    record Asked(String method, JsonNode params) {}

    private User() {}

    /** A user with these answers: JSON results of the methods that are going to be asked. */
    static User answering(String... results) {
        User user = new User();
        for (String result : results) {
            user.answers.add(JSON.readTree(result));
        }
        return user;
    }

    /** A user who is not to be asked. */
    static User undisturbed() {
        return new User();
    }

    synchronized JsonNode answer(JsonNode request) {
        asked.add(new Asked(request.path("method").asString(), request.path("params")));
        JsonNode answer = answers.poll();
        if (answer == null) {
            throw new AssertionError("The user has no answer left to " + request);
        }
        return answer;
    }

    synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** What the user was told or asked, of each question. */
    List<String> messages() {
        return asked().stream()
                .map(question -> question.params().path("message").asString(question.method()))
                .toList();
    }
}
