package dev.remotemcp.auth.attack;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.nimbusds.jose.jwk.RSAKey;
import dev.remotemcp.auth.SignInServer;
import dev.remotemcp.auth.token.EntraTokenVerifier;
import dev.remotemcp.minientra.Fault;
import dev.remotemcp.minientra.MiniEntra;
import dev.remotemcp.minientra.TokenBuilder;
import dev.remotemcp.minientra.TokenVersion;
import dev.remotemcp.minientra.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** Directories, keys and times that are not the server's: each test has a server of its own. */
final class ProviderAttacksTest {
    private static final String OURS = MiniEntra.TENANT;
    private static final String PARTNERS = "22222222-3333-4444-8555-666666666666";
    private static final String CONSUMERS = "9188040d-6c67-4c5b-b112-36a304b66dad";

    /** A server that lets people of two directories in, where a third one uses the same provider. */
    private static Target ofTwoDirectories() throws Exception {
        Map<String, Object> settings = new HashMap<>();
        settings.put("mcp.auth.tenant-id", null);
        settings.put("mcp.auth.allowed-tenants", List.of(OURS, PARTNERS));
        return new Target(builder -> builder.tenants(OURS, PARTNERS, CONSUMERS), settings).warm();
    }

    private static TokenBuilder of(User user, Target target) {
        return target.entra.accessToken(user, target.server.api).scopes("mcp.access");
    }

    @Test
    @Row(10)
    void oneDirectorysIssuerDoesNotSpeakForAnother() throws Exception {
        try (Target target = ofTwoDirectories()) {
            target.call(of(User.alice(PARTNERS), target).mint()).isServed("Alice");
            target.call(of(User.alice(OURS), target).claim("tid", PARTNERS).mint())
                    .isRejected()
                    .withoutAnyFetch();
            target.call(of(User.alice(OURS), target)
                            .issuer(target.entra.issuer(PARTNERS))
                            .mint())
                    .isRejected()
                    .withoutAnyFetch();
        }
    }

    @Test
    @Row(11)
    void aDirectoryThatNobodyListedIsNotLetIn() throws Exception {
        try (Target target = ofTwoDirectories()) {
            target.call(of(User.alice(CONSUMERS), target).mint()).isRejected().withoutAnyFetch();
        }
    }

    @Test
    @Row(12)
    void theKeyOfOneDirectorySignsForNoOther() throws Exception {
        try (Target target = ofTwoDirectories()) {
            RSAKey consumers = target.entra.keys().publishFor(CONSUMERS);
            RSAKey partners = target.entra.keys().publishFor(PARTNERS);

            target.call(of(User.alice(OURS), target).signedBy(consumers).mint()).isRejected();
            target.call(of(User.alice(OURS), target).signedBy(partners).mint()).isRejected();
            target.call(of(User.alice(PARTNERS), target).signedBy(partners).mint())
                    .isServed("Alice");
            assertThat(target.fetches()).isEqualTo(1);
        }
    }

    @Test
    @Row(13)
    void whoRunsTheServerIsToldOnceOfTokensOfTheFirstVersion() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(EntraTokenVerifier.class);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        logger.addAppender(logged);
        try (Target target = new Target(Map.of()).warm()) {
            for (int i = 0; i < 3; i++) {
                target.call(target.token().version(TokenVersion.V1).mint())
                        .isRejected()
                        .withoutAnyFetch();
            }
            assertThat(logged.list)
                    .filteredOn(event -> event.getLevel() == Level.WARN)
                    .singleElement()
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .asString()
                    .contains("requestedAccessTokenVersion", "mcp.auth.token-versions");
        } finally {
            logger.detachAppender(logged);
        }
    }

    @Test
    @Row(14)
    void aMinuteIsForgivenAndNotASecondMore() throws Exception {
        Instant now = Instant.now().plusSeconds(3600);
        Clock stopped = Clock.fixed(now, ZoneOffset.UTC);
        try (Target target = new Target(Map.of(), new StoppedClock.Time(stopped))) {
            TokenBuilder early = target.token().issuedAt(now.minusSeconds(600));
            target.call("harmless", early.expiresAt(now.minusSeconds(59)).mint())
                    .isServed("done");
            target.call(early.expiresAt(now.minusSeconds(61)).mint())
                    .isRejected("token expired")
                    .withoutAnyFetch();
            TokenBuilder late = target.token().issuedAt(now).expiresAt(now.plusSeconds(600));
            long begin = now.getEpochSecond();
            target.call("harmless", late.claim("nbf", begin + 59).mint()).isServed("done");
            target.call(late.claim("nbf", begin + 61).mint())
                    .isRejected("token not yet valid")
                    .withoutAnyFetch();
        }
    }

    @Test
    @Row(18)
    void aThousandUnknownKeysMakeForOneFetchAndDisturbNobody() throws Exception {
        try (Target target = new Target(Map.of()).warm()) {
            for (int i = 0; i < 1000; i++) {
                target.call(target.token().kid("unknown" + i).mint()).isRejected();
                if (i % 250 == 0) {
                    target.call("harmless", target.token().mint()).isServed("done");
                }
            }
            assertThat(target.fetches()).isEqualTo(1);
        }
    }

    @Test
    @Row(19)
    void keysAreRotatedUnderLoadWithoutAFailedRequest() throws Exception {
        int threads = 8;
        try (Target target = new Target(Map.of()).warm();
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            String old = target.token().mint();
            CountDownLatch half = new CountDownLatch(threads);
            CountDownLatch rotated = new CountDownLatch(1);
            List<Future<Void>> calls = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                calls.add(callers.submit((Callable<Void>) () -> {
                    for (int call = 0; call < 40; call++) {
                        if (call == 20) {
                            half.countDown();
                            rotated.await();
                        }
                        target.call("harmless", target.token().mint()).isServed("done");
                        target.call("harmless", old).isServed("done");
                    }
                    return null;
                }));
            }
            half.await();
            target.entra.keys().rotate();
            rotated.countDown();
            for (Future<Void> call : calls) {
                call.get();
            }
            assertThat(target.fetches()).isEqualTo(1);
        }
    }

    @Test
    @Row(20)
    void anOutageOfTheProviderIsNoticedOnlyByWhoHasNoKeysYet() throws Exception {
        try (Target warm = new Target(Map.of()).warm()) {
            warm.entra.faults().arm(new Fault.KeysDown());
            warm.call(warm.token().kid("unknown").mint()).isRejected();
            warm.call("harmless", warm.token().mint()).isServed("done");
        }
        try (Target cold = new Target(Map.of())) {
            cold.entra.faults().arm(new Fault.KeysDown());
            Attempt attempt = cold.call(cold.token().mint());
            attempt.isRefused(503, -32603, "sign-in cannot be checked at the moment: try again later");
            assertThat(attempt.answer().headers().firstValue("retry-after")).hasValue("1");
        }
    }

    @Test
    @Timeout(60)
    @Row(21)
    void keysThatAreHugeElsewhereOrSlowLeaveTheOldOnesInPlace() throws Exception {
        for (Fault fault : List.of(
                new Fault.KeysHuge(),
                new Fault.KeysRedirect(java.net.URI.create("http://127.0.0.1:1/keys")),
                new Fault.Slow(Fault.Place.KEYS, Duration.ofHours(1)))) {
            try (Target target = new Target(Map.of()).warm()) {
                Fault armed =
                        fault instanceof Fault.KeysRedirect ? new Fault.KeysRedirect(target.elsewhere("/keys")) : fault;
                target.entra.faults().arm(armed);
                target.call(target.token().kid("unknown").mint()).isRejected();
                target.call("harmless", target.token().mint()).isServed("done").withoutAnyFetch();
                assertThat(target.outbound()).noneMatch(request -> request.startsWith("elsewhere"));
            }
        }
    }

    @Test
    @Row(38)
    void theSameObjectIdInTwoDirectoriesIsTwoPeople() throws Exception {
        User ours = new User(OURS, "cccccccc-0000-4111-8222-dddddddddddd", "Ours", "ours", java.util.Set.of());
        User theirs = new User(PARTNERS, ours.objectId(), "Theirs", "theirs", java.util.Set.of());
        Map<String, Object> settings = new HashMap<>();
        settings.put("mcp.auth.tenant-id", null);
        settings.put("mcp.auth.allowed-tenants", List.of(OURS, PARTNERS));
        try (Target target =
                new Target(builder -> builder.tenants(OURS, PARTNERS).users(ours, theirs), settings)) {
            for (int i = 0; i < 2; i++) {
                target.call(of(ours, target).mint()).isServed("\\\"Ours\\\"");
                target.call(of(theirs, target).mint()).isServed("\\\"Theirs\\\"");
            }
            assertThat(target.entra.journal().requests(OURS + "/oauth2/v2.0/token"))
                    .hasSize(2);
            assertThat(target.entra.journal().requests(PARTNERS + "/oauth2/v2.0/token"))
                    .hasSize(2);
        }
    }

    @Test
    void aServerIsWarmAfterOneFetch() throws Exception {
        try (Target target = new Target(Map.of())) {
            for (int i = 0; i < 50; i++) {
                target.call("harmless", target.token().mint()).isServed("done");
            }
            assertThat(target.fetches()).isEqualTo(1);
            assertThat(target.server.api.clientId()).isEqualTo(SignInServer.CLIENT_ID);
        }
    }
}
