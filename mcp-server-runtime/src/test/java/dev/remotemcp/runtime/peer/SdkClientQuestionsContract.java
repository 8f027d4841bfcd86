package dev.remotemcp.runtime.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageRequest;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitUrlRequest;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import io.modelcontextprotocol.spec.McpSchema.LoggingMessageNotification;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.Root;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the SDK's client may expect of a call that talks to it while it runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SdkClientQuestionsContract {
    private PeerServer server;

    abstract PeerServer start();

    @BeforeAll
    void startServer() {
        server = start();
    }

    @AfterAll
    void stopServer() {
        server.close();
    }

    PeerServer server() {
        return server;
    }

    @ParameterizedTest
    @CsvSource({"ACCEPT,'Hello, Ada (36)!'", "DECLINE,They would not say.", "CANCEL,They left."})
    void theUserIsAskedByAForm(ElicitResult.Action action, String text) {
        BlockingQueue<ElicitFormRequest> asked = new LinkedBlockingQueue<>();
        try (SdkClient client = SdkClient.with(
                server,
                spec -> spec.elicitation(request -> {
                    asked.add(request);
                    return action == ElicitResult.Action.ACCEPT ? accepted("Ada", 36) : new ElicitResult(action, null);
                }))) {
            assertThat(SdkClient.text(client.call("asks_form"))).isEqualTo(text);
            ElicitFormRequest request = asked.remove();
            assertThat(request.message()).isEqualTo(Offer.FORM_MESSAGE);
            assertThat(request.requestedSchema()).isEqualTo(SdkFeatures.object(Offer.FORM));
            assertThat(asked).isEmpty();
        }
    }

    @Test
    void theUserIsSentToAUrl() {
        BlockingQueue<ElicitUrlRequest> asked = new LinkedBlockingQueue<>();
        try (SdkClient client = SdkClient.with(
                server,
                spec -> spec.urlElicitation(request -> {
                    asked.add(request);
                    return new ElicitResult(ElicitResult.Action.ACCEPT, null);
                }))) {
            assertThat(SdkClient.text(client.call("asks_url"))).isEqualTo("ACCEPT");
            ElicitUrlRequest request = asked.remove();
            assertThat(request.message()).isEqualTo(Offer.URL_MESSAGE);
            assertThat(request.url()).isEqualTo(Offer.URL);
            assertThat(request.elicitationId()).isNotBlank();
        }
    }

    @Test
    void theClientsModelIsAsked() {
        BlockingQueue<CreateMessageRequest> asked = new LinkedBlockingQueue<>();
        try (SdkClient client = SdkClient.with(
                server,
                spec -> spec.sampling(request -> {
                    asked.add(request);
                    return CreateMessageResult.builder(Role.ASSISTANT, "Oslo", "test-model")
                            .build();
                }))) {
            assertThat(SdkClient.text(client.call("asks_model"))).isEqualTo("Oslo");
            assertThat(asked).containsExactly(Fixed.sampling());
        }
    }

    @Test
    void theClientsRootsAreAsked() {
        try (SdkClient client =
                SdkClient.with(server, spec -> spec.roots(new Root("file:///a", "a"), new Root("file:///b", "b")))) {
            assertThat(SdkClient.text(client.call("asks_roots")).split(" "))
                    .containsExactlyInAnyOrder("file:///a", "file:///b");
            client.api().addRoot(new Root("file:///c", "c"));
            assertThat(SdkClient.text(client.call("asks_roots"))).contains("file:///c");
        }
    }

    @Test
    void progressArrivesForTheTokenOnly() throws InterruptedException {
        BlockingQueue<ProgressNotification> progress = new LinkedBlockingQueue<>();
        try (SdkClient client = SdkClient.with(server, spec -> spec.progressConsumer(progress::add))) {
            assertThat(SdkClient.text(client.call("progresses"))).isEqualTo("progressed");
            assertThat(SdkClient.text(client.api()
                            .callTool(CallToolRequest.builder("progresses")
                                    .arguments(Map.of())
                                    .progressToken("token-1")
                                    .build())))
                    .isEqualTo("progressed");
            assertThat(SdkClient.next(progress, 2))
                    .containsExactlyInAnyOrder(
                            new ProgressNotification("token-1", 1, 2.0, "half"),
                            new ProgressNotification("token-1", 2, 2.0, "done"));
            assertThat(progress).isEmpty();
        }
    }

    @Test
    void logMessagesArriveFromTheLevelAskedFor() throws InterruptedException {
        BlockingQueue<LoggingMessageNotification> messages = new LinkedBlockingQueue<>();
        try (SdkClient client = SdkClient.with(server, spec -> spec.loggingConsumer(messages::add))) {
            client.api().setLoggingLevel(LoggingLevel.ERROR);
            assertThat(SdkClient.text(client.call("logs"))).isEqualTo("logged");
            assertThat(SdkClient.next(messages, 4))
                    .extracting(LoggingMessageNotification::data)
                    .containsExactlyInAnyOrder("at ERROR", "at CRITICAL", "at ALERT", "at EMERGENCY");
            client.api().setLoggingLevel(LoggingLevel.DEBUG);
            client.call("logs");
            List<LoggingMessageNotification> all = SdkClient.next(messages, LoggingLevel.values().length);
            assertThat(all)
                    .extracting(LoggingMessageNotification::level)
                    .containsExactlyInAnyOrder(LoggingLevel.values());
            assertThat(all).extracting(LoggingMessageNotification::logger).containsOnly("peer");
            assertThat(messages).isEmpty();
        }
    }

    @Test
    void clientsAtTheSameTimeGetTheirOwnAnswersAndQuestions() throws Exception {
        int rounds = 12;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> clients = IntStream.range(0, 4)
                    .mapToObj(number -> threads.submit(() -> converse("client-" + number, number, rounds)))
                    .toList();
            for (Future<Integer> client : clients) {
                assertThat(client.get(20, TimeUnit.SECONDS)).as("forms shown").isEqualTo(rounds);
            }
        }
    }

    /** Lets one client echo its own texts while it answers its own forms; how many forms it was shown. */
    private int converse(String name, int age, int rounds) throws Exception {
        AtomicInteger forms = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                SdkClient client = SdkClient.with(
                        server,
                        spec -> spec.elicitation(request -> {
                            forms.incrementAndGet();
                            return accepted(name, age);
                        }))) {
            for (int round = 0; round < rounds; round++) {
                String message = name + "/" + round;
                Future<String> greeting = threads.submit(() -> SdkClient.text(client.call("asks_form")));
                assertThat(SdkClient.text(client.call("echo", Map.of("message", message))))
                        .isEqualTo(message);
                assertThat(greeting.get(20, TimeUnit.SECONDS)).isEqualTo(Offer.greeting("accept", name, age));
            }
        }
        return forms.get();
    }

    static ElicitResult accepted(String name, int age) {
        return new ElicitResult(ElicitResult.Action.ACCEPT, Map.of("name", name, "age", age));
    }
}
