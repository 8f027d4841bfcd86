package dev.remotemcp.auth.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.minientra.Application;
import dev.remotemcp.minientra.Fault;
import dev.remotemcp.minientra.GraphFault;
import dev.remotemcp.minientra.MiniEntra;
import dev.remotemcp.minientra.RecordedRequest;
import dev.remotemcp.minientra.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tokens on behalf of people: each test has a server of its own, so that no exchange is remembered from another. */
final class DownstreamAttacksTest {
    private static final String EXCHANGE = "POST /" + MiniEntra.TENANT + "/oauth2/v2.0/token";
    private static final String GRAPH = "GET /v1.0/me";

    @Test
    @Row(37)
    void sixtyFourPeopleAtOnceGetTheirOwnTokensThoughTheProviderDoesNotSayWhose() throws Exception {
        User[] people = IntStream.range(0, 64)
                .mapToObj(i -> new User(
                        MiniEntra.TENANT,
                        "00000000-0000-4000-8000-%012d".formatted(i),
                        "Person<%d>".formatted(i),
                        "p" + i,
                        Set.of()))
                .toArray(User[]::new);
        UnaryOperator<MiniEntra.Builder> special =
                builder -> builder.users(people).anonymousAnswers();
        try (Target target = new Target(special, Map.of());
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> calls = new ArrayList<>();
            for (User user : people) {
                String token = target.entra
                        .accessToken(user, target.server.api)
                        .scopes("mcp.access")
                        .mint();
                for (int i = 0; i < 4; i++) {
                    calls.add(() -> {
                        target.call(token).isServed("\\\"displayName\\\":\\\"" + user.name() + "\\\"");
                        return user.name();
                    });
                }
            }
            assertThat(callers.invokeAll(calls)).hasSize(256).allSatisfy(Future::get);
            assertThat(target.exchanges()).isEqualTo(64);
        }
    }

    @Test
    @Row(39)
    void theTokenThatTheCallerBroughtGoesToTheTokenEndpointAlone() throws Exception {
        try (Target target = new Target(Map.of())) {
            String inbound = target.token().mint();
            target.call("my_name", inbound).isServed("Alice");
            target.call("my_mail", inbound).isServed("Alice");
            List<RecordedRequest> all = Stream.concat(
                            target.entra.journal().requests().stream(), target.graph.journal().requests().stream())
                    .toList();
            assertThat(all).hasSize(4);
            assertThat(all)
                    .filteredOn(request -> request.parameters().keySet().stream()
                            .anyMatch(name -> request.reveal(name).orElse("").contains(inbound)))
                    .singleElement()
                    .satisfies(request -> {
                        assertThat(request.method() + " " + request.path()).isEqualTo(EXCHANGE);
                        assertThat(request.reveal("assertion")).hasValue(inbound);
                    });
        }
    }

    @Test
    @Row(40)
    void aTokenGoesToNoOtherPlaceThanItsApi() throws Exception {
        try (Target target = new Target(Map.of())) {
            for (String tool : List.of("my_name", "my_mail")) {
                target.graph.faults().arm(new GraphFault.Redirect(target.elsewhere("/v1.0/me")), 1);
                Attempt redirected = target.call(tool, target.token().mint());
                assertThat(redirected.answer().body()).doesNotContain("Alice", "eyJ");
            }
            Attempt stray = target.call("stray", target.token().mint());
            assertThat(stray.answer().statusCode()).isEqualTo(200);
            assertThat(stray.answer().body()).contains("\"isError\":true").doesNotContain("eyJ");
            assertThat(stray.outbound()).doesNotContain(GRAPH);
            assertThat(target.stolen()).isEmpty();
        }
    }

    @Test
    @Row(41)
    void aTokenThatTheApiRevokesIsReplacedOnceWithWhatItDemands() throws Exception {
        try (Target target = new Target(Map.of())) {
            String token = target.token().claim("xms_cc", List.of("cp1")).mint();
            target.call(token).isServed("Alice");
            GraphFault.Challenge demanded = new GraphFault.Challenge();
            target.graph.faults().arm(demanded, 1);

            Attempt retried = target.call(token).isServed("Alice");

            assertThat(retried.outbound()).containsExactlyInAnyOrder(EXCHANGE, GRAPH, GRAPH);
            JsonNode sent = claims(target).path("access_token");
            assertThat(sent.path("xms_cc").path("values").path(0).asString()).isEqualTo("cp1");
            assertThat(sent.path("nbf"))
                    .isEqualTo(new JsonMapper()
                            .readTree(demanded.claims())
                            .path("access_token")
                            .path("nbf"));
            // The revoked token would be challenged again.
            assertThat(target.call(token).isServed("Alice").outbound()).containsExactly(GRAPH);

            target.graph.faults().arm(new GraphFault.Challenge());
            Attempt insatiable = target.call(token);
            assertThat(insatiable.answer().statusCode()).isEqualTo(200);
            assertThat(insatiable.answer().body()).contains("\"isError\":true").doesNotContain("eyJ");
            assertThat(insatiable.outbound()).containsExactlyInAnyOrder(EXCHANGE, GRAPH, GRAPH);
        }
    }

    private static JsonNode claims(Target target) {
        return new JsonMapper()
                .readTree(target.entra
                        .journal()
                        .requests("/oauth2/v2.0/token")
                        .getLast()
                        .parameter("claims")
                        .orElseThrow());
    }

    @Test
    @Row(42)
    void aProviderThatThrottlesIsLeftAlone() throws Exception {
        try (Target target = new Target(Map.of());
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            target.entra.faults().arm(new Fault.Throttled(Duration.ofSeconds(60)));
            target.call("my_token", target.token().mint()).isToldToTheModel("throttled");
            List<Callable<String>> storm = IntStream.range(0, 100)
                    .<Callable<String>>mapToObj(i -> {
                        String token = target.token().mint();
                        return () -> {
                            target.call("my_token", token).isToldToTheModel("throttled");
                            return token;
                        };
                    })
                    .toList();
            assertThat(callers.invokeAll(storm)).hasSize(100).allSatisfy(Future::get);
            assertThat(target.exchanges()).isEqualTo(1);
            assertThat(target.graph.journal().requests()).isEmpty();
        }
    }

    @Test
    @Row(43)
    void aHundredCallsOfOnePersonMakeForOneExchange() throws Exception {
        try (Target target = new Target(Map.of()).warm();
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            target.entra.faults().arm(new Fault.Slow(Fault.Place.TOKEN, Duration.ofMillis(200)), 1);
            String token = target.token().mint();
            Callable<String> call = () -> {
                target.call("my_token", token).isServed("User.Read");
                return token;
            };
            assertThat(callers.invokeAll(Stream.generate(() -> call).limit(100).toList()))
                    .hasSize(100)
                    .allSatisfy(Future::get);
            assertThat(target.exchanges()).isEqualTo(1);
        }
    }

    @Test
    @Row(6)
    void aTokenForTheApiDownstreamIsNotTakenByThisServer() throws Exception {
        try (Target target = new Target(Map.of()).warm()) {
            String graphs = target.entra
                    .accessToken(target.entra.user("Alice"), Application.GRAPH)
                    .mint();
            target.call(graphs).isRejected().withoutAnyFetch();
        }
    }
}
