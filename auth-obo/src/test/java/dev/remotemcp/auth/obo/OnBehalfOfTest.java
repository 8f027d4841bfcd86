package dev.remotemcp.auth.obo;

import static dev.remotemcp.auth.obo.Directory.USER_READ;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.microsoft.aad.msal4j.ClientCredentialFactory;
import dev.remotemcp.auth.token.Caller;
import dev.remotemcp.minientra.Application;
import dev.remotemcp.minientra.FakeGraph;
import dev.remotemcp.minientra.Fault;
import dev.remotemcp.minientra.GraphFault;
import dev.remotemcp.minientra.MiniEntra;
import dev.remotemcp.minientra.RecordedRequest;
import dev.remotemcp.minientra.Refusal;
import dev.remotemcp.minientra.User;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tokens, their cache, MSAL, a local Entra and a local Graph together. */
class OnBehalfOfTest {
    private static final int USERS = 64;
    private static final int THREADS = 16;
    private static final int CALLS = 100;

    @Test
    void sixtyFourPeopleOnAThousandThreadsGetTheirOwnTokensWithOneExchangeEach() throws Exception {
        User[] people = IntStream.range(0, USERS)
                .mapToObj(i -> new User(
                        MiniEntra.TENANT, "00000000-0000-4000-8000-%012d".formatted(i), "User " + i, "u" + i, Set.of()))
                .toArray(User[]::new);
        try (Directory directory = new Directory(builder -> builder.users(people));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CachedTokens tokens = directory.tokens(Map.of());
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Integer>> foreign = new ArrayList<>();
            for (User user : people) {
                Caller caller = directory.caller(user);
                for (int thread = 0; thread < THREADS; thread++) {
                    foreign.add(threads.submit(() -> {
                        start.await();
                        int others = 0;
                        for (int call = 0; call < CALLS; call++) {
                            JsonNode claims = Outcomes.claims(tokens.onBehalfOf(caller, Set.of(USER_READ)));
                            if (!claims.path("oid").asString().equals(user.objectId())) {
                                others++;
                            }
                        }
                        return others;
                    }));
                }
            }

            start.countDown();

            int others = 0;
            for (Future<Integer> calls : foreign) {
                others += calls.get(60, TimeUnit.SECONDS);
            }
            assertThat(others).isZero();
            assertThat(foreign).hasSize(USERS * THREADS);
            assertThat(directory.exchanges()).hasSize(USERS);
            assertThat(directory.exchanges().stream()
                            .map(sent -> sent.reveal("assertion"))
                            .distinct())
                    .hasSize(USERS);
        }
    }

    @Test
    void aChallengeOfTheApiIsAnsweredWithOneExchangeAndTheOldTokenIsForgotten() throws Exception {
        try (Directory directory = new Directory();
                FakeGraph graph = FakeGraph.start(directory.entra);
                HttpClient client = HttpClient.newHttpClient()) {
            CachedTokens tokens = directory.tokens(Map.of(
                    "graph",
                    new Downstream("graph", graph.baseUri(), TokenTarget.of(Set.of(graph.baseUri() + "/User.Read")))));
            Caller alice = directory.caller(directory.alice());
            DownstreamToken refused = tokens.onBehalfOf(alice, "graph");
            graph.faults().arm(new GraphFault.Challenge(), 1);

            HttpResponse<String> challenged = me(client, graph, refused);
            String claims = challenge(challenged);
            DownstreamToken other = tokens.inPlaceOf(refused, alice, "graph", claims);

            assertThat(challenged.statusCode()).isEqualTo(401);
            assertThat(me(client, graph, refused).statusCode()).isEqualTo(401);
            assertThat(me(client, graph, other).statusCode()).isEqualTo(200);
            assertThat(tokens.onBehalfOf(alice, "graph")).isSameAs(other);
            assertThat(directory.exchanges()).hasSize(2);
            JsonNode sent = JsonMapper.shared()
                    .readTree(
                            directory.exchanges().getLast().parameter("claims").orElseThrow())
                    .path("access_token");
            assertThat(sent.path("xms_cc").path("values").path(0).asString()).isEqualTo("cp1");
            for (Map.Entry<String, JsonNode> demanded :
                    JsonMapper.shared().readTree(claims).path("access_token").properties()) {
                assertThat(sent.path(demanded.getKey())).isEqualTo(demanded.getValue());
            }
        }
    }

    @Test
    void aChallengeThatTheDirectoryCannotAnswerByItselfGoesToTheUser() {
        try (Directory directory = new Directory()) {
            CachedTokens tokens = directory.tokens(Map.of());
            Caller alice = directory.caller(directory.alice());
            DownstreamToken refused = tokens.onBehalfOf(alice, Set.of(USER_READ));
            directory.entra.faults().arm(Refusal.mfaRequired());

            assertThat(CachedTokensTest.problemOf(() -> tokens.inPlaceOf(refused, alice, Set.of(USER_READ), "{}")))
                    .isInstanceOf(OnBehalfOfProblem.ClaimsRequired.class);
            assertThat(directory.exchanges()).hasSize(2);
        }
    }

    @Test
    void theInboundTokenIsSeenByTheTokenEndpointAlone() throws Exception {
        try (Directory directory = new Directory();
                FakeGraph graph = FakeGraph.start(directory.entra);
                HttpClient client = HttpClient.newHttpClient()) {
            CachedTokens tokens = directory.tokens(Map.of());
            Caller alice = directory.caller(directory.alice());

            DownstreamToken token = tokens.onBehalfOf(alice, Set.of(USER_READ));
            assertThat(me(client, graph, token).statusCode()).isEqualTo(200);

            String inbound = alice.assertion().text();
            assertThat(token.value()).isNotEqualTo(inbound);
            List<RecordedRequest> all =
                    new ArrayList<>(directory.entra.journal().requests());
            all.addAll(graph.journal().requests());
            assertThat(all).hasSize(2);
            assertThat(all)
                    .filteredOn(request -> request.parameters().keySet().stream()
                            .anyMatch(name -> request.reveal(name).orElse("").contains(inbound)))
                    .singleElement()
                    .satisfies(request -> {
                        assertThat(request.path()).isEqualTo("/" + MiniEntra.TENANT + "/oauth2/v2.0/token");
                        assertThat(request.reveal("assertion")).hasValue(inbound);
                    });
        }
    }

    @Test
    void anApplicationIsRefusedBeforeAnybodyIsAsked() {
        try (Directory directory = new Directory()) {
            Caller alice = directory.caller(directory.alice());
            Caller daemon = new Caller(
                    alice.tenantId(),
                    alice.objectId(),
                    alice.subject(),
                    alice.clientId(),
                    Set.of(),
                    Set.of(),
                    true,
                    false,
                    alice.expiresAt(),
                    Map.of(),
                    alice.assertion());

            assertThat(CachedTokensTest.problemOf(
                            () -> directory.tokens(Map.of()).onBehalfOf(daemon, Set.of(USER_READ))))
                    .isEqualTo(new OnBehalfOfProblem.UserTokenRequired());
            assertThat(directory.exchanges()).isEmpty();
        }
    }

    @Test
    void aStormAgainstAThrottledDirectoryIsKeptBack() {
        try (Directory directory = new Directory()) {
            directory.entra.faults().arm(new Fault.Throttled(Duration.ofSeconds(60)));
            CachedTokens tokens = directory.tokens(Map.of());

            for (int i = 0; i < 200; i++) {
                User user = i % 2 == 0 ? directory.alice() : directory.entra.user("Bob");
                Caller caller = directory.caller(user);
                assertThat(CachedTokensTest.problemOf(() -> tokens.onBehalfOf(caller, Set.of(USER_READ))))
                        .isInstanceOfSatisfying(
                                OnBehalfOfProblem.Throttled.class,
                                problem -> assertThat(problem.retryAfter())
                                        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(60)));
            }

            assertThat(directory.exchanges()).hasSize(1);
        }
    }

    @Test
    void consentGivenLaterIsSeenWhenTheRefusalIsForgotten() {
        ShiftedClock clock = new ShiftedClock();
        try (Directory directory = new Directory()) {
            String files = "https://graph.microsoft.com/Files.Read";
            CachedTokens tokens = directory.tokens(directory.exchanger(), Map.of(), clock);
            Caller alice = directory.caller(directory.alice());

            assertThat(CachedTokensTest.problemOf(() -> tokens.onBehalfOf(alice, Set.of(files))))
                    .isInstanceOf(OnBehalfOfProblem.ConsentRequired.class);
            directory.entra.consents().grant(directory.alice(), directory.server, Application.GRAPH, "Files.Read");
            clock.advance(Duration.ofSeconds(30));

            assertThat(tokens.onBehalfOf(alice, Set.of(files)).scopes()).contains(files);
        }
    }

    @Test
    void nothingOfTokensSecretsAndPeopleIsInLogsAndMessages() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        root.addAppender(logged);
        root.setLevel(Level.TRACE);
        List<String> texts = new ArrayList<>();
        Refusal told = new Refusal(
                400,
                "invalid_grant",
                Optional.empty(),
                500131,
                "Assertion of alice@contoso.example is not for us: eyJhbGciOi",
                Optional.empty());
        try (Directory directory = new Directory()) {
            OperatorLog operator = new OperatorLog(Clock.systemUTC());
            MsalExchanger exchanger = new MsalExchanger(
                    new EntraApplications(
                            directory.provider(),
                            () -> ClientCredentialFactory.createFromSecret(Directory.SECRET),
                            directory.http,
                            directory.threads,
                            Clock.systemUTC()),
                    operator);
            CachedTokens tokens = directory.tokens(exchanger, Map.of(), Clock.systemUTC());
            Caller alice = directory.caller(directory.alice());
            directory.entra.faults().arm(told, 3);
            for (int i = 0; i < 3; i++) {
                texts.add(failure(tokens, alice));
            }
            directory.entra.faults().arm(Refusal.mfaRequired(), 1);
            texts.add(failure(tokens, alice));
            DownstreamToken token = tokens.onBehalfOf(alice, Set.of(USER_READ));
            texts.add(token.toString());
            texts.add(JsonMapper.shared().writeValueAsString(token));
            texts.add(Directory.request(alice, USER_READ).toString());
            texts.add(new ExchangeOutcome.Exchanged(token).toString());
        } finally {
            root.setLevel(before);
            root.detachAppender(logged);
        }

        logged.list.forEach(event -> {
            texts.add(event.getFormattedMessage());
            for (var thrown = event.getThrowableProxy(); thrown != null; thrown = thrown.getCause()) {
                texts.add(String.valueOf(thrown.getMessage()));
            }
        });
        assertThat(texts)
                .anyMatch(text -> text.contains("AADSTS500131"))
                .noneMatch(text -> text.contains("eyJ")
                        || text.contains(Directory.SECRET)
                        || text.contains("alice@")
                        || text.contains("is not for us"));
        assertThat(logged.list)
                .filteredOn(event -> event.getLoggerName().equals(OperatorLog.class.getName()))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getLevel()).isEqualTo(Level.ERROR);
                    assertThat(event.getFormattedMessage())
                            .contains("AADSTS500131", "mcp.auth.client-id", "correlation id");
                });
    }

    private static String failure(CachedTokens tokens, Caller caller) {
        try {
            return "no failure but " + tokens.onBehalfOf(caller, Set.of(USER_READ));
        } catch (OnBehalfOfException e) {
            return e.toString() + e.problem();
        }
    }

    private static HttpResponse<String> me(HttpClient client, FakeGraph graph, DownstreamToken token)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(graph.baseUri() + "/v1.0/me"))
                        .header("Authorization", "Bearer " + token.value())
                        .build(),
                BodyHandlers.ofString());
    }

    /** The claims of a challenge, out of the header and out of Base64. */
    private static String challenge(HttpResponse<String> response) {
        String header = response.headers().firstValue("WWW-Authenticate").orElseThrow();
        String encoded = header.replaceFirst("(?s).*claims=\"([^\"]*)\".*", "$1");
        return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    }
}
