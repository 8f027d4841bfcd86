package dev.remotemcp.minientra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultsTest {
    private final MiniEntra entra = Registered.builder().start();
    private final OAuthClient client = new OAuthClient(entra);

    FaultsTest() {
        entra.consents().grantForAll(Registered.MCP, Application.GRAPH, "User.Read");
    }

    @AfterEach
    void stop() {
        entra.close();
        client.close();
    }

    private Reply exchange() {
        return client.exchanged(
                entra.accessToken(entra.user("Alice"), Registered.MCP).mint());
    }

    static Stream<Refusal> refusals() {
        return Stream.of(
                Refusal.consentRequired(),
                Refusal.mfaRequired(),
                Refusal.blockedByPolicy(),
                Refusal.assertionExpired(),
                Refusal.grantRevoked(),
                Refusal.wrongAudience(),
                Refusal.badSignature(),
                Refusal.invalidSecret(),
                Refusal.expiredSecret(),
                Refusal.unknownApplication(),
                Refusal.invalidScope());
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void anArmedErrorIsAnsweredOnceAndThenNoMore(Refusal refusal) {
        entra.faults().arm(refusal, 1);

        Reply reply = exchange();

        assertThat(reply.status()).isEqualTo(refusal.status());
        assertThat(reply.text("error")).isEqualTo(refusal.error());
        assertThat(reply.code()).isEqualTo(refusal.code());
        assertThat(reply.text("error_description")).startsWith("AADSTS" + refusal.code() + ": ");
        assertThat(reply.text("suberror")).isEqualTo(refusal.suberror().orElse(""));
        assertThat(reply.text("claims")).isEqualTo(refusal.claims().orElse(""));
        assertThat(exchange().status()).isEqualTo(200);
    }

    @Test
    void missingMultifactorAuthenticationComesWithClaims() {
        assertThat(Refusal.mfaRequired().claims())
                .hasValueSatisfying(claims -> assertThat(claims).startsWith("{\"access_token\":"));
    }

    @Test
    void aFaultStaysUntilItIsCleared() {
        entra.faults().arm(new Fault.Unavailable());

        assertThat(exchange().status()).isEqualTo(503);
        assertThat(exchange().status()).isEqualTo(503);
        entra.faults().clear();
        assertThat(exchange().status()).isEqualTo(200);
    }

    @Test
    void faultsFollowOneAnotherInTheOrderInWhichTheyWereArmed() {
        entra.faults().arm(new Fault.Unavailable(), 2);
        entra.faults().arm(Refusal.grantRevoked(), 1);

        assertThat(Stream.generate(() -> exchange().status()).limit(4)).containsExactly(503, 503, 400, 200);
    }

    @Test
    void throttlingSaysWhenToComeAgain() {
        entra.faults().arm(new Fault.Throttled(Duration.ofSeconds(7)), 1);

        Reply reply = exchange();

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).isEqualTo("7");
    }

    @Test
    void aSlowAnswerComesAtOnceWhenTheFaultIsCleared() {
        entra.faults().arm(new Fault.Slow(Fault.Place.TOKEN, Duration.ofDays(1)), 1);
        CompletableFuture<Reply> waiting = CompletableFuture.supplyAsync(this::exchange);
        while (entra.journal().requests("/token").isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(waiting).isNotDone();

        // The request may be in the journal and not yet at the fault, so that clearing once may come too early.
        while (!waiting.isDone()) {
            entra.faults().clear();
            Thread.onSpinWait();
        }

        assertThat(waiting.join().status()).isEqualTo(200);
    }

    @Test
    void keysCanBeDownAndTokensStillIssued() {
        entra.faults().arm(new Fault.KeysDown());

        assertThat(client.get(entra.keysUri("common")).status()).isEqualTo(503);
        assertThat(exchange().status()).isEqualTo(200);
    }

    @Test
    void keysCanBeTooManyToRead() {
        entra.faults().arm(new Fault.KeysHuge(), 1);

        assertThat(client.get(entra.keysUri("common")).body()).hasSizeGreaterThan(10_000_000);
        assertThat(client.get(entra.keysUri("common")).body()).hasSizeLessThan(10_000);
    }

    @Test
    void keysCanRedirect() {
        entra.faults().arm(new Fault.KeysRedirect(URI.create("http://169.254.169.254/keys")), 1);

        Reply reply = client.get(entra.keysUri(entra.tenantId()));

        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.header("Location")).isEqualTo("http://169.254.169.254/keys");
    }

    @Test
    void aFaultForNoRequestIsAMistake() {
        assertThatThrownBy(() -> entra.faults().arm(new Fault.Unavailable(), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
