package dev.remotemcp.auth.obo;

import static dev.remotemcp.auth.obo.Directory.MAIL_READ;
import static dev.remotemcp.auth.obo.Directory.USER_READ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remotemcp.auth.obo.OnBehalfOfProblem.Blocked;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.ConsentRequired;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.Misconfigured;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.SignInAgain;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.UserTokenRequired;
import dev.remotemcp.auth.token.Assertion;
import dev.remotemcp.auth.token.Caller;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CachedTokensTest {
    private static final Downstream GRAPH =
            new Downstream("graph", URI.create("https://graph.microsoft.com/v1.0"), TokenTarget.of(Set.of(USER_READ)));

    private final ShiftedClock clock = new ShiftedClock();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<ExchangeRequest> requests = new CopyOnWriteArrayList<>();
    private volatile Duration lifetime = Duration.ofHours(1);
    private volatile Optional<OnBehalfOfProblem> problem = Optional.empty();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final CachedTokens tokens = tokens(10_000);

    private CachedTokens tokens(int size) {
        return tokens(size, 100_000_000);
    }

    private CachedTokens tokens(int size, long bytes) {
        TokenExchanger exchanger = request -> {
            requests.add(request);
            gate.await();
            return problem.<ExchangeOutcome>map(ExchangeOutcome.Failed::new)
                    .orElseGet(() -> new ExchangeOutcome.Exchanged(new DownstreamToken(
                            request.assertion().text() + " no. " + requests.size(),
                            clock.instant().plus(lifetime),
                            request.target().scopes())));
        };
        return new CachedTokens(
                new OboSettings(Duration.ofSeconds(2), Duration.ofSeconds(10), size, Map.of("graph", GRAPH)),
                new CachedTokens.Issuer("https://login.microsoftonline.com", Directory.CLIENT_ID),
                new Exchanges(
                        exchanger, new Breakers(clock, Duration.ofSeconds(12)), _ -> {}, Duration.ofSeconds(12), clock),
                threads,
                clock,
                bytes);
    }

    @AfterEach
    void stop() {
        gate.countDown();
        threads.shutdownNow();
    }

    @Test
    void aTokenIsKeptForTheCallersNextCall() {
        Caller alice = caller("tenant", "alice", "first");

        DownstreamToken token = tokens.onBehalfOf(alice, "graph");

        assertThat(tokens.onBehalfOf(alice, "graph")).isSameAs(token);
        assertThat(tokens.onBehalfOf(alice, Set.of(USER_READ))).isSameAs(token);
        assertThat(requests).hasSize(1);
    }

    @Test
    void theOrderOfScopesDoesNotMatterAndOtherScopesAreOtherTokens() {
        Caller alice = caller("tenant", "alice", "first");

        DownstreamToken both = tokens.onBehalfOf(alice, new HashSet<>(List.of(USER_READ, MAIL_READ)));

        assertThat(tokens.onBehalfOf(alice, Set.of(MAIL_READ, USER_READ))).isSameAs(both);
        assertThat(tokens.onBehalfOf(alice, Set.of(MAIL_READ))).isNotSameAs(both);
        assertThat(requests).hasSize(2);
    }

    @Test
    void theSameObjectIdInAnotherDirectoryIsAnotherPerson() {
        Caller here = caller("tenant", "alice", "here");
        Caller there = caller("other", "alice", "there");

        assertThat(tokens.onBehalfOf(here, "graph").value()).startsWith("here");
        assertThat(tokens.onBehalfOf(there, "graph").value()).startsWith("there");
        assertThat(tokens.onBehalfOf(here, "graph").value()).startsWith("here");
        assertThat(requests).extracting(ExchangeRequest::tenantId).containsExactly("tenant", "other");
    }

    @Test
    void twoPeopleWithTheSameTokenTextAreStillTwoPeople() {
        assertThat(tokens.onBehalfOf(caller("tenant", "alice", "same"), "graph"))
                .isNotSameAs(tokens.onBehalfOf(caller("tenant", "bob", "same"), "graph"));
    }

    @Test
    void twoClientsOfOnePersonDoNotPushEachOtherOut() {
        Caller editor = caller("tenant", "alice", "editor");
        Caller chat = caller("tenant", "alice", "chat");

        for (int i = 0; i < 10; i++) {
            assertThat(tokens.onBehalfOf(editor, "graph").value()).startsWith("editor");
            assertThat(tokens.onBehalfOf(chat, "graph").value()).startsWith("chat");
        }

        assertThat(requests).hasSize(2);
    }

    @Test
    void aTokenIsExchangedAnewFiveMinutesBeforeItEnds() {
        Caller alice = until("tenant", "alice", "first", Duration.ofHours(3));
        DownstreamToken first = tokens.onBehalfOf(alice, "graph");

        clock.advance(Duration.ofMinutes(54).plusSeconds(59));
        assertThat(tokens.onBehalfOf(alice, "graph")).isSameAs(first);

        clock.advance(Duration.ofSeconds(2));
        assertThat(tokens.onBehalfOf(alice, "graph")).isNotSameAs(first);
        assertThat(requests).hasSize(2);
    }

    @Test
    void aTokenIsNotKeptPastTheCallersOwn() {
        Caller alice = until("tenant", "alice", "first", Duration.ofMinutes(20));
        DownstreamToken first = tokens.onBehalfOf(alice, "graph");

        clock.advance(Duration.ofMinutes(14).plusSeconds(59));
        assertThat(tokens.onBehalfOf(alice, "graph")).isSameAs(first);

        clock.advance(Duration.ofSeconds(2));
        assertThat(tokens.onBehalfOf(alice, "graph")).isNotSameAs(first);
    }

    @Test
    void aShortTokenIsHandedOutOnceAndNotKept() {
        lifetime = Duration.ofMinutes(4);
        Caller alice = caller("tenant", "alice", "first");

        assertThat(tokens.onBehalfOf(alice, "graph")).isNotSameAs(tokens.onBehalfOf(alice, "graph"));
        assertThat(requests).hasSize(2);
        clock.advance(Duration.ofSeconds(2));
        assertThat(tokens.size()).isZero();
    }

    @Test
    void aCallerWhoseTokenIsOverSignsInAgainAndTheProviderIsNotAsked() {
        Caller alice = until("tenant", "alice", "first", Duration.ofMinutes(20));
        tokens.onBehalfOf(alice, "graph");

        clock.advance(Duration.ofMinutes(20));

        assertThat(problemOf(() -> tokens.onBehalfOf(alice, "graph"))).isEqualTo(new SignInAgain("", ""));
        assertThat(requests).hasSize(1);
    }

    @Test
    void anApplicationThatCallsForItselfIsRefusedAndTheProviderIsNotAsked() {
        Caller alice = caller("tenant", "alice", "first");
        Caller application = new Caller(
                alice.tenantId(),
                alice.objectId(),
                alice.subject(),
                alice.clientId(),
                Set.of(),
                Set.of("mcp.access"),
                true,
                true,
                alice.expiresAt(),
                Map.of(),
                alice.assertion());

        assertThat(problemOf(() -> tokens.onBehalfOf(application, "graph"))).isEqualTo(new UserTokenRequired());
        assertThat(problemOf(() -> tokens.onBehalfOf(application, Set.of(USER_READ))))
                .isEqualTo(new UserTokenRequired());
        assertThat(requests).isEmpty();
    }

    @Test
    void aMissingConsentIsRememberedForHalfAMinute() {
        problem = Optional.of(new ConsentRequired(Set.of(USER_READ), "AADSTS65001", "id"));
        Caller alice = caller("tenant", "alice", "first");

        for (int i = 0; i < 5; i++) {
            assertThat(problemOf(() -> tokens.onBehalfOf(alice, "graph"))).isInstanceOf(ConsentRequired.class);
        }
        assertThat(requests).hasSize(1);

        problem = Optional.empty();
        clock.advance(CachedTokens.CONSENT_REMEMBERED);
        assertThat(tokens.onBehalfOf(alice, "graph").value()).startsWith("first");
    }

    @Test
    void otherFailuresAreNotRemembered() {
        Caller alice = caller("tenant", "alice", "first");
        for (OnBehalfOfProblem each : List.of(
                new Blocked("AADSTS53003", ""),
                new SignInAgain("AADSTS50173", ""),
                new Misconfigured("AADSTS7000215", ""))) {
            problem = Optional.of(each);
            assertThat(problemOf(() -> tokens.onBehalfOf(alice, "graph"))).isEqualTo(each);
        }
        problem = Optional.empty();

        assertThat(tokens.onBehalfOf(alice, "graph").value()).startsWith("first");
    }

    @Test
    void aHundredCallsAtOnceAreOneExchange() throws Exception {
        gate = new CountDownLatch(1);
        Caller alice = caller("tenant", "alice", "first");
        CountDownLatch begun = new CountDownLatch(100);
        List<Future<DownstreamToken>> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            calls.add(threads.submit(() -> {
                begun.countDown();
                return tokens.onBehalfOf(alice, "graph");
            }));
        }
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

        gate.countDown();

        Set<DownstreamToken> different = new HashSet<>();
        for (Future<DownstreamToken> call : calls) {
            different.add(call.get(20, TimeUnit.SECONDS));
        }
        assertThat(different).hasSize(1);
        assertThat(requests).hasSize(1);
    }

    @Test
    void whoIsInterruptedStopsWaitingAndTheOthersGetTheirToken() throws Exception {
        gate = new CountDownLatch(1);
        Caller alice = caller("tenant", "alice", "first");
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>(false);
        Thread impatient = Thread.ofVirtual().start(() -> {
            try {
                tokens.onBehalfOf(alice, "graph");
            } catch (CancellationException e) {
                thrown.set(e);
                flag.set(Thread.currentThread().isInterrupted());
            }
        });
        Future<DownstreamToken> patient = threads.submit(() -> tokens.onBehalfOf(alice, "graph"));

        impatient.interrupt();
        impatient.join();

        assertThat(thrown.get()).isInstanceOf(CancellationException.class);
        assertThat(flag.get()).isTrue();
        gate.countDown();
        assertThat(patient.get(20, TimeUnit.SECONDS).value()).startsWith("first");
        assertThat(tokens.onBehalfOf(alice, "graph").value()).startsWith("first");
        assertThat(requests).hasSize(1);
    }

    @Test
    void aRefusedTokenIsReplacedOnceHoweverManyThreadsComeWithIt() throws Exception {
        Caller alice = caller("tenant", "alice", "first");
        DownstreamToken refused = tokens.onBehalfOf(alice, "graph");

        List<Future<DownstreamToken>> calls = IntStream.range(0, 50)
                .mapToObj(_ -> threads.submit(() -> tokens.inPlaceOf(refused, alice, "graph", "{\"a\":1}")))
                .toList();

        Set<DownstreamToken> replaced = new HashSet<>();
        for (Future<DownstreamToken> call : calls) {
            replaced.add(call.get(20, TimeUnit.SECONDS));
        }
        assertThat(replaced).hasSize(1).doesNotContain(refused);
        assertThat(requests).hasSize(2);
        assertThat(requests.getLast().claims()).hasValue("{\"a\":1}");
        assertThat(tokens.onBehalfOf(alice, "graph")).isIn(replaced);
    }

    @Test
    void aRefusedTokenIsForgottenEvenIfThereIsNoOther() {
        Caller alice = caller("tenant", "alice", "first");
        DownstreamToken refused = tokens.onBehalfOf(alice, "graph");
        problem = Optional.of(new SignInAgain("AADSTS50173", ""));

        assertThat(problemOf(() -> tokens.inPlaceOf(refused, alice, "graph", "{}")))
                .isInstanceOf(SignInAgain.class);
        assertThat(problemOf(() -> tokens.onBehalfOf(alice, "graph"))).isInstanceOf(SignInAgain.class);
    }

    @Test
    void whatIsNoChallengeIsNotSentOn() {
        Caller alice = caller("tenant", "alice", "first");
        DownstreamToken refused = tokens.onBehalfOf(alice, "graph");

        for (String claims : List.of("", "[]", "eyJhIjoxfQ==", "{\"a\":")) {
            assertThatThrownBy(() -> tokens.inPlaceOf(refused, alice, Set.of(USER_READ), claims))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no JSON object");
        }
        assertThat(requests).hasSize(1);
    }

    @Test
    void noMoreTokensAreKeptThanConfigured() {
        CachedTokens few = tokens(10);
        for (int i = 0; i < 200; i++) {
            few.onBehalfOf(caller("tenant", "user " + i, "token " + i), "graph");
        }

        assertThat(few.size()).isLessThanOrEqualTo(10);
    }

    @Test
    void oneCallersTokensTakeAQuarterOfTheBytesAndPushOutNobodyElses() {
        CachedTokens few = tokens(10_000, 400_000);
        Caller bob = caller("tenant", "bob", "bob");
        DownstreamToken his = few.onBehalfOf(bob, "graph");
        for (int i = 0; i < 100; i++) {
            few.onBehalfOf(caller("tenant", "alice", "first"), Set.of("api://" + i + "/scope"));
        }
        assertThat(few.bytes("tenant", "alice")).isBetween(90_000L, 100_000L);
        assertThat(few.onBehalfOf(bob, "graph")).isSameAs(his);
    }

    @Test
    void tokensOfAllCallersAreBoundedInBytes() {
        CachedTokens few = tokens(10_000, 400_000);
        for (int i = 0; i < 500; i++) {
            few.onBehalfOf(caller("tenant", "caller" + i, "token" + i), "graph");
        }
        assertThat(few.size()).isBetween(1L, 400_000L / 2_048);
    }

    @Test
    void aBugOfAnExchangerReachesEveryWaiterAndIsNotKept() {
        BlockingQueue<RuntimeException> bugs = new LinkedBlockingQueue<>(List.of(new IllegalStateException("bug")));
        CachedTokens buggy = new CachedTokens(
                new OboSettings(Duration.ofSeconds(2), Duration.ofSeconds(10), 10, Map.of("graph", GRAPH)),
                new CachedTokens.Issuer("", ""),
                new Exchanges(
                        request -> {
                            RuntimeException bug = bugs.poll();
                            if (bug != null) {
                                throw bug;
                            }
                            return new ExchangeOutcome.Exchanged(
                                    new DownstreamToken("good", clock.instant().plus(lifetime), Set.of()));
                        },
                        new Breakers(clock, Duration.ofSeconds(12)),
                        _ -> {},
                        Duration.ofSeconds(12),
                        clock),
                threads,
                clock);
        Caller alice = caller("tenant", "alice", "first");

        assertThatThrownBy(() -> buggy.onBehalfOf(alice, "graph"))
                .isInstanceOf(IllegalStateException.class)
                .rootCause()
                .hasMessage("bug");
        assertThat(buggy.onBehalfOf(alice, "graph").value()).isEqualTo("good");
    }

    @Test
    void anApiThatIsNotConfiguredIsRefusedWithTheKeyToSet() {
        assertThatThrownBy(() -> tokens.onBehalfOf(caller("tenant", "alice", "first"), "mail"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mcp.auth.obo.downstream.mail.base-url");
    }

    @Test
    void scopesThatCannotBeMeantAreRefused() {
        Caller alice = caller("tenant", "alice", "first");

        assertThatThrownBy(() -> tokens.onBehalfOf(alice, Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no scope");
        assertThatThrownBy(() -> tokens.onBehalfOf(alice, Set.of("a b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("space");
        assertThatThrownBy(() -> tokens.onBehalfOf(alice, Set.of("https://a/.default", "https://a/b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/.default");
        assertThat(requests).isEmpty();
    }

    private Caller caller(String tenant, String object, String token) {
        return until(tenant, object, token, Duration.ofHours(1));
    }

    private Caller until(String tenant, String object, String token, Duration rest) {
        Instant end = clock.instant().plus(rest);
        return new Caller(
                tenant,
                object,
                "subject",
                "client",
                Set.of("mcp.access"),
                Set.of(),
                false,
                true,
                end,
                Map.of(),
                new Assertion(token));
    }

    static OnBehalfOfProblem problemOf(ThrowingCallable call) {
        AtomicReference<OnBehalfOfProblem> problem = new AtomicReference<>();
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(OnBehalfOfException.class, thrown -> problem.set(thrown.problem()));
        return problem.get();
    }
}
