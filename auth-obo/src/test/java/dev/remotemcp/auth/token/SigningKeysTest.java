package dev.remotemcp.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.remotemcp.auth.token.TokenVerdict.Unavailable;
import dev.remotemcp.minientra.MovableClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeysTest {
    private static final Duration OVER_AN_HOUR = Duration.ofMinutes(61);

    private final MovableClock clock = new MovableClock();
    private KeyServer server;
    private SigningKeys keys;

    @BeforeEach
    void start() throws IOException {
        server = new KeyServer(TestKeys.published(TestKeys.FIRST, "https://issuer.example"));
        keys = new SigningKeys(server.address(), clock);
    }

    @AfterEach
    void stop() {
        keys.close();
        server.close();
    }

    @Test
    void nothingIsFetchedBeforeAKeyIsAskedFor() {
        assertThat(server.fetches()).isZero();
    }

    @Test
    void aKeyIsFetchedOnceAndComesWithItsIssuer() throws Refusal {
        for (int i = 0; i < 10; i++) {
            assertThat(keys.find("first"))
                    .singleElement()
                    .satisfies(key -> assertThat(key.issuers()).containsExactly("https://issuer.example"));
        }
        assertThat(server.fetches()).isEqualTo(1);
    }

    @Test
    void manyCallersAtTheBeginningMakeForOneFetch() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<List<SigningKey>> call = () -> keys.find("first");
            for (Future<List<SigningKey>> found :
                    callers.invokeAll(Stream.generate(() -> call).limit(50).toList())) {
                assertThat(found.get()).hasSize(1);
            }
        }
        assertThat(server.fetches()).isEqualTo(1);
    }

    @Test
    void aThousandUnknownKeysMakeForTwoFetchesAndHinderNobody() throws Refusal {
        for (int i = 0; i < 1000; i++) {
            assertThat(keys.find(UUID.randomUUID().toString())).isEmpty();
        }

        assertThat(server.fetches()).isLessThanOrEqualTo(2);
        assertThat(keys.find("first")).hasSize(1);
    }

    @Test
    void aKeyThatIsPublishedDuringAFloodIsFoundWhenTheIntervalIsOver() throws Refusal {
        for (int i = 0; i < 10; i++) {
            assertThat(keys.find("unknown" + i)).isEmpty();
        }
        server.publish(TestKeys.published(TestKeys.FIRST), TestKeys.published(TestKeys.SECOND));

        clock.advance(Duration.ofSeconds(31));

        assertThat(keys.find("second")).hasSize(1);
    }

    @Test
    void aNewKeyIsFoundAtOnceAndAWithdrawnOneIsGone() throws Refusal {
        assertThat(keys.find("first")).hasSize(1);

        server.publish(TestKeys.published(TestKeys.SECOND));

        assertThat(keys.find("second")).hasSize(1);
        assertThat(keys.find("first")).isEmpty();
    }

    @Test
    void keysAreFetchedAheadOfTheirEndInTheBackground() throws Exception {
        assertThat(keys.find("first")).hasSize(1);
        assertThat(server.awaitAnswers(1)).isTrue();
        server.publish(TestKeys.published(TestKeys.FIRST), TestKeys.published(TestKeys.SECOND));

        clock.advance(Duration.ofMinutes(55));

        assertThat(keys.find("first")).hasSize(1);
        assertThat(server.awaitAnswers(1)).isTrue();
        assertThat(server.fetches()).isEqualTo(2);
    }

    @Test
    void whileTheProviderIsAwayTheLastKeysServe() throws Refusal {
        assertThat(keys.find("first")).hasSize(1);
        server.fail();

        clock.advance(OVER_AN_HOUR);

        assertThat(keys.find("first")).hasSize(1);
        assertThat(keys.find("unknown")).isEmpty();
        clock.advance(Duration.ofHours(20));
        assertThat(keys.find("first")).hasSize(1);
    }

    @Test
    void theLastKeysDoNotServeForEver() throws Refusal {
        assertThat(keys.find("first")).hasSize(1);
        server.fail();

        clock.advance(Duration.ofHours(26));

        assertUnavailable();
    }

    @Test
    void withoutAnyKeysTheCallerIsToldToComeAgain() throws Refusal {
        server.fail();
        for (int i = 0; i < 20; i++) {
            assertUnavailable();
        }
        assertThat(server.fetches()).as("one attempt with a second try").isLessThanOrEqualTo(2);
        server.publish(TestKeys.published(TestKeys.FIRST));

        clock.advance(Duration.ofSeconds(31));

        assertThat(keys.find("first")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void failedFirstFetchIsRepeatedSoonAndThenLessAndLessOften(boolean recovers) throws Refusal {
        server.fail();
        for (int seconds : new int[] {1, 2, 4, 8, 16, 30, 30}) {
            int before = server.fetches();
            assertUnavailableFor(Duration.ofSeconds(seconds));
            assertThat(server.fetches() - before)
                    .as("an attempt with a second try")
                    .isEqualTo(2);
            clock.advance(Duration.ofSeconds(seconds).minusMillis(400));
            assertUnavailableFor(Duration.ofMillis(400));
            assertThat(server.fetches() - before).as("no attempt too early").isEqualTo(2);
            clock.advance(Duration.ofMillis(400));
            if (recovers && seconds == 2) {
                break;
            }
        }
        server.publish(TestKeys.published(TestKeys.FIRST));

        assertThat(keys.find("first")).hasSize(1);
        assertThat(keys.findNow("first")).hasSize(1);
    }

    @Test
    void knownKeysAreFoundWithoutWaitingAndOthersAskForAFetchTwiceIn30Seconds() throws Refusal {
        assertFetchFirst("first");
        assertThat(server.fetches()).isZero();
        keys.find("first");
        server.stall();

        assertThat(keys.findNow("first")).hasSize(1);
        assertFetchFirst("unknown");
        server.publish(TestKeys.published(TestKeys.FIRST));
        assertThat(keys.find("unknown")).isEmpty();
        for (int i = 0; i < 1000; i++) {
            assertThat(keys.findNow("unknown" + i)).isEmpty();
        }
        assertThat(server.fetches()).isEqualTo(2);
        clock.advance(Duration.ofSeconds(31));
        assertFetchFirst("unknown");
    }

    private void assertFetchFirst(String keyId) {
        assertThatThrownBy(() -> keys.findNow(keyId))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.verdict()).isSameAs(SigningKeys.FETCH_FIRST));
    }

    private void assertUnavailableFor(Duration pause) {
        assertThatThrownBy(() -> keys.find("first"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.verdict()).isEqualTo(new Unavailable(pause)));
    }

    @Test
    void anAnswerThatIsTooLongIsNotTaken() throws Refusal {
        assertThat(keys.find("first")).hasSize(1);
        server.body("{\"keys\":[],\"x\":\"" + "x".repeat(10_000_000) + "\"}");

        clock.advance(OVER_AN_HOUR);

        assertThat(keys.find("first")).hasSize(1);
    }

    @Test
    void whatIsNoSetOfKeysIsNotTaken() throws Refusal {
        assertThat(keys.find("first")).hasSize(1);
        for (String odd : List.of("", "<html>", "[]", "{}", "{\"keys\":7}", "{\"keys\":[]}", "{\"keys\":[null]}")) {
            server.body(odd);
            clock.advance(OVER_AN_HOUR);
            assertThat(keys.find("first")).as(odd).hasSize(1);
        }
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        try (KeyServer elsewhere = new KeyServer(TestKeys.published(TestKeys.FIRST))) {
            server.redirect(elsewhere.address());

            assertUnavailable();
            assertThat(elsewhere.fetches()).isZero();
        }
    }

    @Test
    @Timeout(60)
    void anAnswerThatDoesNotEndIsGivenUp() {
        server.stall();
        try (SigningKeys impatient = new SigningKeys(documents -> server.address(), clock, Duration.ofMillis(100))) {
            assertUnavailable(impatient);
        }
    }

    @Test
    void keysOfOtherKindsAreLeftOut() throws Refusal {
        Map<String, Object> encrypts = TestKeys.published(TestKeys.SECOND);
        encrypts.put("use", "enc");
        server.publish(
                Map.of("kty", "oct", "kid", "secret", "k", "AAAA"),
                Map.of("kty", "new", "kid", "new"),
                Map.of("kty", "RSA", "kid", "broken"),
                Map.of("kty", "RSA", "kid", "short", "n", "AQAB", "e", "AQAB"),
                encrypts,
                TestKeys.published(TestKeys.CURVE),
                TestKeys.published(TestKeys.FIRST));

        for (String name : List.of("secret", "new", "broken", "short", "second")) {
            assertThat(keys.find(name)).as(name).isEmpty();
        }
        assertThat(keys.find("first")).hasSize(1);
        assertThat(keys.find("curve")).hasSize(1);
    }

    @Test
    void aPrivateKeyThatIsPublishedByMistakeIsKeptAsAPublicOne() throws Refusal {
        server.body(JSONObjectUtils.toJSONString(Map.of("keys", List.of(TestKeys.FIRST.toJSONObject()))));

        assertThat(keys.find("first"))
                .singleElement()
                .satisfies(key -> assertThat(key.jwk().isPrivate()).isFalse());
    }

    private void assertUnavailable() {
        assertUnavailable(keys);
    }

    private static void assertUnavailable(SigningKeys keys) {
        assertThatThrownBy(() -> keys.find("first"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.verdict()).isInstanceOf(Unavailable.class));
    }
}
