package dev.remotemcp.auth.obo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.remotemcp.auth.obo.Directory.MAIL_READ;
import static dev.remotemcp.auth.obo.Directory.USER_READ;
import static dev.remotemcp.auth.obo.Directory.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.remotemcp.auth.token.Caller;
import dev.remotemcp.minientra.Application;
import dev.remotemcp.minientra.Fault;
import dev.remotemcp.minientra.MiniEntra;
import dev.remotemcp.minientra.Refusal;
import dev.remotemcp.minientra.User;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MsalExchangerTest {
    private static final String SECOND_TENANT = "bbbbcccc-1111-4ddd-8222-eeee3333ffff";

    private final Directory directory = new Directory(builder -> builder.tenants(MiniEntra.TENANT, SECOND_TENANT));
    private final WireMockServer recorder =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

    @AfterEach
    void stop() {
        recorder.stop();
        directory.close();
    }

    @Test
    void aCallersTokenIsExchangedForOneOfTheirsThatTheApiTakes() throws InterruptedException {
        Caller alice = directory.caller(directory.alice());

        DownstreamToken token = Outcomes.token(directory.exchanger().exchange(request(alice, USER_READ, MAIL_READ)));

        assertThat(Outcomes.claims(token).path("oid").asString()).isEqualTo(alice.objectId());
        assertThat(Outcomes.claims(token).path("aud").asString()).isEqualTo("https://graph.microsoft.com");
        assertThat(Outcomes.claims(token).path("scp").asString()).contains("User.Read", "Mail.Read");
        assertThat(token.scopes()).contains(USER_READ, MAIL_READ);
        assertThat(token.expiresAt())
                .isAfter(Instant.now().plus(Duration.ofMinutes(50)))
                .isBefore(Instant.now().plus(Duration.ofMinutes(61)));
    }

    @Test
    void theTokenEndpointGetsTheRequestOfTheOnBehalfOfFlow() throws InterruptedException {
        record("""
                {"token_type":"Bearer","expires_in":3599,"access_token":"eyJ.a.b"}""");
        Caller alice = directory.caller(directory.alice());

        Outcomes.token(ofRecorder().exchange(request(alice, USER_READ)));

        LoggedRequest sent = only(recorder.getServeEvents().getRequests().stream()
                .map(event -> event.getRequest())
                .toList());
        assertThat(sent.getUrl()).isEqualTo("/" + MiniEntra.TENANT + "/oauth2/v2.0/token");
        assertThat(sent.getHeader("Content-Type")).startsWith("application/x-www-form-urlencoded");
        Map<String, String> form = form(sent.getBodyAsString());
        assertThat(form)
                .containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer")
                .containsEntry("requested_token_use", "on_behalf_of")
                .containsEntry("client_id", Directory.CLIENT_ID)
                .containsEntry("client_secret", Directory.SECRET)
                .containsEntry("assertion", alice.assertion().text());
        assertThat(form.get("scope").split(" ", -1)).contains(USER_READ).doesNotContain(MAIL_READ);
        assertThat(JsonMapper.shared().readTree(form.get("claims")))
                .isEqualTo(JsonMapper.shared().readTree("{\"access_token\":{\"xms_cc\":{\"values\":[\"cp1\"]}}}"));
    }

    @Test
    void whatAnApiDemandsIsAskedForBesideTheCapabilitiesOfTheServer() throws InterruptedException {
        Caller alice = directory.caller(directory.alice());
        String challenge = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1604106651\"}}}";

        Outcomes.token(directory
                .exchanger()
                .exchange(new ExchangeRequest(
                        alice.assertion(),
                        alice.tenantId(),
                        TokenTarget.of(Set.of(USER_READ)),
                        Optional.of(challenge))));

        String claims = only(directory.exchanges()).parameter("claims").orElseThrow();
        assertThat(JsonMapper.shared().readTree(claims))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"access_token":{"nbf":{"essential":true,"value":"1604106651"},\
                        "xms_cc":{"values":["cp1"]}}}"""));
    }

    @Test
    void eachCallersOwnDirectoryIsAsked() throws InterruptedException {
        MsalExchanger exchanger = directory.exchanger();
        Caller here = directory.caller(directory.alice());
        Caller there = directory.caller(User.alice(SECOND_TENANT));

        DownstreamToken first = Outcomes.token(exchanger.exchange(request(here, USER_READ)));
        DownstreamToken second = Outcomes.token(exchanger.exchange(request(there, USER_READ)));

        assertThat(here.objectId()).isEqualTo(there.objectId());
        assertThat(Outcomes.claims(first).path("tid").asString()).isEqualTo(MiniEntra.TENANT);
        assertThat(Outcomes.claims(second).path("tid").asString()).isEqualTo(SECOND_TENANT);
        assertThat(directory.exchanges())
                .extracting(request -> request.path().substring(1).split("/", -1)[0])
                .containsExactly(MiniEntra.TENANT, SECOND_TENANT);
    }

    @Test
    void aProviderThatDoesNotSayWhoTheUserIsMixesNobodyUp() throws InterruptedException {
        String alices =
                directory.entra.accessToken(directory.alice(), directory.server).mint();
        String bobs = directory
                .entra
                .accessToken(directory.entra.user("Bob"), directory.server)
                .mint();
        recorder.start();
        for (String who : List.of(alices, bobs)) {
            recorder.stubFor(post(anyUrl())
                    .withRequestBody(containing("assertion=" + who))
                    .willReturn(okJson("{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"for-"
                            + who.substring(who.length() - 20) + "\"}")));
        }
        MsalExchanger exchanger = ofRecorder();

        for (int i = 0; i < 3; i++) {
            for (String who : List.of(alices, bobs)) {
                DownstreamToken token = Outcomes.token(
                        exchanger.exchange(request(Directory.caller(directory.alice(), who), USER_READ)));
                assertThat(token.value()).isEqualTo("for-" + who.substring(who.length() - 20));
                assertThat(token.scopes()).containsExactly(USER_READ);
            }
        }
        assertThat(recorder.getServeEvents().getRequests()).hasSize(6);
    }

    @Test
    void theInboundTokenGoesToTheTokenEndpointAlone() throws InterruptedException {
        recorder.start();
        recorder.stubFor(any(anyUrl())
                .willReturn(
                        aResponse().withStatus(307).withHeader("Location", directory.entra.baseUri() + "/elsewhere")));
        Caller alice = directory.caller(directory.alice());

        OnBehalfOfProblem problem = Outcomes.problem(ofRecorder().exchange(request(alice, USER_READ)));

        assertThat(problem).isInstanceOf(OnBehalfOfProblem.Unavailable.class);
        assertThat(directory.entra.journal().requests()).isEmpty();
        assertThat(recorder.getServeEvents().getRequests())
                .singleElement()
                .satisfies(event -> assertThat(event.getRequest().getUrl())
                        .isEqualTo("/" + MiniEntra.TENANT + "/oauth2/v2.0/token"));
    }

    @Test
    void anAuthorityMayHaveAPath() throws InterruptedException {
        recorder.start();
        recorder.stubFor(post(urlEqualTo("/stand-in/" + MiniEntra.TENANT + "/oauth2/v2.0/token"))
                .willReturn(okJson("{\"token_type\":\"Bearer\",\"expires_in\":60,\"access_token\":\"eyJ.a.b\"}")));
        Caller alice = directory.caller(directory.alice());

        DownstreamToken token = Outcomes.token(directory
                .exchanger(
                        Directory.provider(recorder.baseUrl() + "/stand-in"),
                        new ExchangeClient.Secret(Directory.SECRET))
                .exchange(request(alice, USER_READ)));

        assertThat(token.value()).isEqualTo("eyJ.a.b");
    }

    @Test
    void whatTheDirectoryRefusesIsToldApart() throws InterruptedException {
        assertThat(refused(Refusal.consentRequired()))
                .isInstanceOfSatisfying(OnBehalfOfProblem.ConsentRequired.class, problem -> {
                    assertThat(problem.scopes()).containsExactly(USER_READ);
                    assertThat(problem.code()).isEqualTo("AADSTS65001");
                    assertThat(problem.correlationId()).matches("[0-9a-f-]{36}");
                });
        assertThat(refused(Refusal.mfaRequired()))
                .isInstanceOfSatisfying(OnBehalfOfProblem.ClaimsRequired.class, problem -> {
                    assertThat(problem.code()).isEqualTo("AADSTS50076");
                    assertThat(problem.claims())
                            .isEqualTo(Refusal.mfaRequired().claims().orElseThrow());
                });
        assertThat(refused(Refusal.blockedByPolicy())).isInstanceOf(OnBehalfOfProblem.Blocked.class);
        for (Refusal again : List.of(Refusal.assertionExpired(), Refusal.grantRevoked())) {
            assertThat(refused(again)).isInstanceOf(OnBehalfOfProblem.SignInAgain.class);
        }
        for (Refusal wrong : List.of(
                Refusal.wrongAudience(),
                Refusal.badSignature(),
                Refusal.invalidSecret(),
                Refusal.expiredSecret(),
                Refusal.unknownApplication(),
                Refusal.invalidScope())) {
            assertThat(refused(wrong))
                    .isInstanceOf(OnBehalfOfProblem.Misconfigured.class)
                    .extracting(OnBehalfOfProblem::code)
                    .isEqualTo("AADSTS" + wrong.code());
        }
        assertThat(refused(new Fault.Throttled(Duration.ofSeconds(17))))
                .isInstanceOfSatisfying(
                        OnBehalfOfProblem.Throttled.class,
                        problem -> assertThat(problem.retryAfter()).isEqualTo(Duration.ofSeconds(17)));
        assertThat(refused(new Fault.Unavailable())).isInstanceOf(OnBehalfOfProblem.Unavailable.class);
    }

    @Test
    void eachFailureIsOneRequest() throws InterruptedException {
        refused(new Fault.Unavailable());
        refused(new Fault.Throttled(Duration.ofSeconds(1)));
        refused(Refusal.mfaRequired());

        assertThat(directory.exchanges()).hasSize(3);
    }

    @Test
    void whatTheDirectoryReallyRefusesIsToldApartToo() throws InterruptedException {
        Caller alice = directory.caller(directory.alice());
        Caller application = Directory.caller(
                directory.alice(),
                directory.entra.appOnlyToken(directory.server, directory.server).mint());
        String forAnother = directory
                .entra
                .accessToken(directory.alice(), Application.GRAPH)
                .mint();
        MsalExchanger exchanger = directory.exchanger();

        assertThat(Outcomes.problem(exchanger.exchange(request(alice, "https://graph.microsoft.com/Files.Read"))))
                .isInstanceOf(OnBehalfOfProblem.ConsentRequired.class);
        assertThat(Outcomes.problem(exchanger.exchange(request(alice, "https://graph.microsoft.com/No.Such"))))
                .isInstanceOf(OnBehalfOfProblem.Misconfigured.class);
        assertThat(Outcomes.problem(exchanger.exchange(request(application, USER_READ))))
                .isInstanceOf(OnBehalfOfProblem.UserTokenRequired.class);
        assertThat(Outcomes.problem(
                        exchanger.exchange(request(Directory.caller(directory.alice(), forAnother), USER_READ))))
                .isInstanceOf(OnBehalfOfProblem.Misconfigured.class);
        directory.entra.revoke(directory.alice());
        assertThat(Outcomes.problem(exchanger.exchange(request(alice, USER_READ))))
                .isInstanceOf(OnBehalfOfProblem.SignInAgain.class)
                .extracting(OnBehalfOfProblem::code)
                .isEqualTo("AADSTS50173");
    }

    @Test
    void nobodyListensAndTheAnswerIsThatTheProviderIsNotAvailable() throws InterruptedException {
        recorder.start();
        String gone = recorder.baseUrl();
        recorder.stop();

        assertThat(Outcomes.problem(directory
                        .exchanger(Directory.provider(gone), new ExchangeClient.Secret(Directory.SECRET))
                        .exchange(request(directory.caller(directory.alice()), USER_READ))))
                .isEqualTo(new OnBehalfOfProblem.Unavailable("", ""));
    }

    @Test
    void anAnswerThatNeverEndsIsGivenUp() throws InterruptedException {
        directory.entra.faults().arm(new Fault.Slow(Fault.Place.TOKEN, Duration.ofMinutes(10)));
        try (TokenHttp hasty = new TokenHttp(Duration.ofMillis(100), Duration.ofMillis(100), directory.threads)) {
            MsalExchanger exchanger = new MsalExchanger(
                    new EntraApplications(
                            directory.provider(),
                            new ClientProofs(
                                            request -> new MsalTransport(hasty, Optional.empty(), Clock.systemUTC())
                                                    .send(request),
                                            directory.threads)
                                    .of(new ExchangeClient.Secret(Directory.SECRET)),
                            hasty,
                            directory.threads,
                            Clock.systemUTC()),
                    new OperatorLog(Clock.systemUTC()));

            assertThat(Outcomes.problem(exchanger.exchange(request(directory.caller(directory.alice()), USER_READ))))
                    .isInstanceOf(OnBehalfOfProblem.Unavailable.class);
        }
    }

    @Test
    void anAnswerThatIsNoTokenIsNoSuccess() throws InterruptedException {
        for (String body : List.of("<html>welcome</html>", "{}", "{\"access_token\":17}", "")) {
            record(body);

            assertThat(Outcomes.problem(ofRecorder().exchange(request(directory.caller(directory.alice()), USER_READ))))
                    .as(body)
                    .isInstanceOf(OnBehalfOfProblem.Unavailable.class);
        }
    }

    private OnBehalfOfProblem refused(Fault fault) throws InterruptedException {
        directory.entra.faults().arm(fault, 1);
        return Outcomes.problem(
                directory.exchanger().exchange(request(directory.caller(directory.alice()), USER_READ)));
    }

    private void record(String answer) {
        recorder.start();
        recorder.stubFor(any(anyUrl()).willReturn(okJson(answer)));
    }

    private MsalExchanger ofRecorder() {
        return directory.exchanger(Directory.provider(recorder.baseUrl()), new ExchangeClient.Secret(Directory.SECRET));
    }

    private static <T> T only(List<T> list) {
        assertThat(list).hasSize(1);
        return list.getFirst();
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new LinkedHashMap<>();
        Arrays.stream(body.split("&", -1)).forEach(pair -> {
            String[] both = pair.split("=", 2);
            form.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
        });
        return form;
    }
}
