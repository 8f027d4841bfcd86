package dev.remotemcp.runtime.both;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever sits in front of a client: answers what is asked, one prepared answer after the other. */
final class User {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Deque<JsonNode> answers = new ArrayDeque<>();
    private final boolean thinking;
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final List<Asked> asked = new ArrayList<>();

    /** What was asked. */
    record Asked(String method, JsonNode params) {}

    private User(boolean thinking) {
        this.thinking = thinking;
    }

    /** A user with these answers: JSON results of the methods that are going to be asked. */
    static User answering(String... results) {
        User user = new User(false);
        for (String result : results) {
            user.answers.add(JSON.readTree(result));
        }
        return user;
    }

    /** A user who is not to be asked. */
    static User undisturbed() {
        return new User(false);
    }

    /** A user who reads the first question and gives no answer. */
    static User thinking() {
        return new User(true);
    }

    /** The user's answer to a question; nothing if it is not awaited any more. */
    Optional<JsonNode> answer(JsonNode request) throws InterruptedException {
        synchronized (this) {
            asked.add(new Asked(request.path("method").asString(), request.path("params")));
            notifyAll();
        }
        if (thinking) {
            interrupted.await();
            return Optional.empty();
        }
        JsonNode answer = answers.poll();
        if (answer == null) {
            throw new AssertionError("The user has no answer left to " + request);
        }
        return Optional.of(answer);
    }

    /** Waits until the user has read a question. */
    synchronized void awaitQuestion() throws InterruptedException {
        while (asked.isEmpty()) {
            wait();
        }
    }

    /** The question is gone. */
    void stopThinking() {
        interrupted.countDown();
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
