package dev.remotemcp.auth.obo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.remotemcp.auth.token.Assertion;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc8693ExchangerTest {
    private static final TokenTarget TARGET =
            new TokenTarget(Set.of("read", "write"), Optional.of("orders"), Optional.of("https://orders.example/api"));

    private final ShiftedClock clock = new ShiftedClock();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final TokenHttp http = new TokenHttp(Duration.ofSeconds(2), Duration.ofSeconds(10), threads);
    private final WireMockServer provider =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

    @BeforeEach
    void start() {
        provider.start();
    }

    @AfterEach
    void stop() {
        provider.stop();
        http.close();
        threads.shutdownNow();
    }

    @Test
    void theRequestIsThatOfTheSpecificationToTheLetter() throws InterruptedException {
        provider.stubFor(any(anyUrl()).willReturn(okJson("""
                {"access_token":"for-orders","issued_token_type":"urn:ietf:params:oauth:token-type:access_token",\
                "token_type":"Bearer","expires_in":300,"scope":"read"}""")));

        DownstreamToken token = Outcomes.token(exchange(TARGET));

        assertThat(token.value()).isEqualTo("for-orders");
        assertThat(token.scopes()).containsExactly("read");
        assertThat(token.expiresAt()).isEqualTo(clock.instant().plusSeconds(300));
        LoggedRequest sent = sent();
        assertThat(sent.getMethod().getName()).isEqualTo("POST");
        assertThat(sent.getUrl()).isEqualTo("/realms/main/token");
        assertThat(sent.getHeader("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(sent.getHeader("Authorization"))
                .isEqualTo("Basic "
                        + Base64.getEncoder()
                                .encodeToString("mcp+server:p%25ss%3Aword".getBytes(StandardCharsets.UTF_8)));
        assertThat(sent.getBodyAsString())
                .isEqualTo("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange"
                        + "&subject_token=callers.own.token"
                        + "&subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Aaccess_token"
                        + "&requested_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Aaccess_token"
                        + "&audience=orders"
                        + "&resource=https%3A%2F%2Forders.example%2Fapi"
                        + "&scope=read+write");
    }

    @Test
    void whatIsNotConfiguredIsNotSent() throws InterruptedException {
        provider.stubFor(any(anyUrl())
                .willReturn(okJson("{\"access_token\":\"a\",\"token_type\":\"bearer\",\"expires_in\":300}")));

        DownstreamToken token =
                Outcomes.token(exchange(new TokenTarget(Set.of(), Optional.of("orders"), Optional.empty())));

        assertThat(token.scopes()).isEmpty();
        assertThat(sent().getBodyAsString())
                .doesNotContain("scope=", "resource=")
                .contains("audience=orders");
    }

    @Test
    void whatIsGrantedWithoutBeingNamedIsWhatWasAskedFor() throws InterruptedException {
        provider.stubFor(any(anyUrl())
                .willReturn(okJson("{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":300}")));

        assertThat(Outcomes.token(exchange(TARGET)).scopes()).containsExactlyInAnyOrder("read", "write");
    }

    @Test
    void aTokenOfUnknownLifetimeIsTakenForAShortOne() throws InterruptedException {
        provider.stubFor(any(anyUrl()).willReturn(okJson("{\"access_token\":\"a\",\"token_type\":\"Bearer\"}")));

        assertThat(Outcomes.token(exchange(TARGET)).expiresAt())
                .isBefore(clock.instant().plus(CachedTokens.MARGIN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"access_token\":\"a\",\"token_type\":\"DPoP\",\"expires_in\":300}",
                "{\"access_token\":\"a\",\"token_type\":\"N_A\"}",
                "{\"token_type\":\"Bearer\"}",
                "{\"access_token\":\"a\"}",
                "<html>",
                ""
            })
    void whatIsNoBearerTokenIsNoSuccess(String body) throws InterruptedException {
        provider.stubFor(any(anyUrl()).willReturn(okJson(body)));

        assertThat(Outcomes.problem(exchange(TARGET))).isInstanceOf(OnBehalfOfProblem.Unavailable.class);
    }

    @Test
    void refusalsAreToldApart() throws InterruptedException {
        assertThat(refused(400, "invalid_grant")).isInstanceOf(OnBehalfOfProblem.SignInAgain.class);
        assertThat(refused(400, "invalid_token")).isInstanceOf(OnBehalfOfProblem.SignInAgain.class);
        assertThat(refused(401, "invalid_client")).isInstanceOf(OnBehalfOfProblem.Misconfigured.class);
        assertThat(refused(400, "invalid_target")).isInstanceOf(OnBehalfOfProblem.Misconfigured.class);
        assertThat(refused(403, "access_denied")).isInstanceOf(OnBehalfOfProblem.Blocked.class);
        assertThat(refused(429, "slow_down")).isEqualTo(new OnBehalfOfProblem.Throttled(Duration.ofSeconds(7), "", ""));
        assertThat(refused(503, "")).isInstanceOf(OnBehalfOfProblem.Throttled.class);
        assertThat(refused(500, "")).isInstanceOf(OnBehalfOfProblem.Throttled.class);
    }

    @Test
    void aRedirectIsNotFollowed() throws InterruptedException {
        provider.stubFor(any(anyUrl())
                .willReturn(aResponse().withStatus(307).withHeader("Location", provider.baseUrl() + "/elsewhere")));

        assertThat(Outcomes.problem(exchange(TARGET))).isInstanceOf(OnBehalfOfProblem.Unavailable.class);
        assertThat(sent().getUrl()).isEqualTo("/realms/main/token");
    }

    @Test
    void aProviderThatCannotBeReachedIsNotAvailable() throws InterruptedException {
        Rfc8693Exchanger exchanger = exchanger();
        provider.stop();

        assertThat(Outcomes.problem(exchanger.exchange(request(TARGET, Optional.empty()))))
                .isEqualTo(new OnBehalfOfProblem.Unavailable("", ""));
    }

    @Test
    void whatAnApiDemandsGoesBackToTheCaller() throws InterruptedException {
        assertThat(Outcomes.problem(exchanger().exchange(request(TARGET, Optional.of("{\"a\":1}")))))
                .isEqualTo(new OnBehalfOfProblem.ClaimsRequired("{\"a\":1}", "", ""));
        assertThat(provider.getServeEvents().getRequests()).isEmpty();
    }

    private OnBehalfOfProblem refused(int status, String error) throws InterruptedException {
        provider.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Retry-After", "7")
                        .withBody("{\"error\":\"" + error + "\",\"error_description\":\"alice@contoso.com\"}")));
        return Outcomes.problem(exchange(TARGET));
    }

    private ExchangeOutcome exchange(TokenTarget target) throws InterruptedException {
        return exchanger().exchange(request(target, Optional.empty()));
    }

    private Rfc8693Exchanger exchanger() {
        return new Rfc8693Exchanger(
                new ExchangeClient.OfOidc(
                        URI.create(provider.baseUrl() + "/realms/main/token"), "mcp server", "p%ss:word"),
                http,
                new OperatorLog(clock),
                clock);
    }

    private static ExchangeRequest request(TokenTarget target, Optional<String> claims) {
        return new ExchangeRequest(new Assertion("callers.own.token"), "", target, claims);
    }

    private LoggedRequest sent() {
        List<LoggedRequest> all = provider.getServeEvents().getRequests().stream()
                .map(event -> event.getRequest())
                .toList();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }
}
