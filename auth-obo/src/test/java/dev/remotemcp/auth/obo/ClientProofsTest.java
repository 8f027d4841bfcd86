package dev.remotemcp.auth.obo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.remotemcp.auth.obo.Directory.USER_READ;
import static dev.remotemcp.auth.obo.Directory.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.IHttpResponse;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.remotemcp.minientra.Application;
import io.micronaut.context.exceptions.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientProofsTest {
    private static final String CLUSTER = "https://cluster.example";
    private static final String ACCOUNT = "system:serviceaccount:prod:mcp";

    private final Directory directory = new Directory();
    private final RSAKey cluster = directory.entra.keys().unpublished();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        directory.close();
    }

    @Test
    void aSecretProvesTheServer() throws InterruptedException {
        assertThat(exchanged(new ExchangeClient.Secret(Directory.SECRET)))
                .isInstanceOf(ExchangeOutcome.Exchanged.class);
        assertThat(Outcomes.problem(exchanged(new ExchangeClient.Secret("guessed")))
                        .code())
                .isEqualTo("AADSTS7000215");
    }

    @Test
    void aCertificateProvesTheServer() throws Exception {
        Path file = keystore();
        directory.entra.register(registration().certificate(key(file)).build());

        Outcomes.token(exchanged(new ExchangeClient.Certificate(file, "changeit")));

        SignedJWT assertion = SignedJWT.parse(
                directory.exchanges().getLast().reveal("client_assertion").orElseThrow());
        assertThat(assertion.getJWTClaimsSet().getSubject()).isEqualTo(Directory.CLIENT_ID);
        assertThat(assertion.getJWTClaimsSet().getAudience())
                .containsExactly(
                        "https://login.microsoftonline.com/" + directory.entra.tenantId() + "/oauth2/v2.0/token");
        assertThat(directory.exchanges().getLast().parameter("client_secret")).isEmpty();
    }

    @Test
    void aCertificateThatTheRegistrationDoesNotHaveIsForTheOperator() throws Exception {
        directory.entra.register(registration().certificate(cluster).build());

        assertThat(Outcomes.problem(exchanged(new ExchangeClient.Certificate(keystore(), "changeit"))))
                .isInstanceOf(OnBehalfOfProblem.Misconfigured.class)
                .extracting(OnBehalfOfProblem::code)
                .isEqualTo("AADSTS700027");
    }

    @Test
    void aCertificateThatCannotBeReadIsRefusedAtStart() throws IOException {
        Path text = Files.writeString(folder.resolve("no-keystore.p12"), "text");

        for (Path file : List.of(text, folder.resolve("absent.p12"))) {
            assertThatThrownBy(() ->
                            directory.exchanger(directory.provider(), new ExchangeClient.Certificate(file, "changeit")))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("mcp.auth.obo.certificate")
                    .hasMessageContaining("mcp.auth.obo.certificate-password");
        }
    }

    @Test
    void aPasswordThatDoesNotFitIsNotRepeated() throws Exception {
        Path file = keystore();

        assertThatThrownBy(() ->
                        directory.exchanger(directory.provider(), new ExchangeClient.Certificate(file, "wrong-word")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageNotContaining("wrong-word");
    }

    @Test
    void theClustersTokenIsReadAnewForEachExchange() throws Exception {
        directory.entra.register(
                registration().federatedCredential(CLUSTER, ACCOUNT, cluster).build());
        String first = assertion(ACCOUNT, Instant.now().plusSeconds(300));
        String second = assertion(ACCOUNT, Instant.now().plusSeconds(600));
        Path file = Files.writeString(folder.resolve("token"), first + "\n");
        MsalExchanger exchanger = directory.exchanger(directory.provider(), new ExchangeClient.WorkloadIdentity(file));
        ExchangeRequest request = request(directory.caller(directory.alice()), USER_READ);

        Outcomes.token(exchanger.exchange(request));
        Files.writeString(file, second);
        Outcomes.token(exchanger.exchange(request));

        assertThat(directory.exchanges())
                .extracting(sent -> sent.reveal("client_assertion").orElseThrow())
                .containsExactly(first, second);
        assertThat(directory.exchanges())
                .allSatisfy(sent -> assertThat(sent.parameter("client_assertion_type"))
                        .hasValue("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"));
    }

    @Test
    void aClustersTokenThatIsGoneOrEmptyIsNoReasonToAskTheProvider() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), " \n");
        MsalExchanger exchanger = directory.exchanger(directory.provider(), new ExchangeClient.WorkloadIdentity(file));
        ExchangeRequest request = request(directory.caller(directory.alice()), USER_READ);

        assertThat(Outcomes.problem(exchanger.exchange(request))).isEqualTo(new OnBehalfOfProblem.Unavailable("", ""));
        Files.delete(file);
        assertThat(Outcomes.problem(exchanger.exchange(request)))
                .isEqualTo(new OnBehalfOfProblem.Misconfigured("", ""));
        assertThat(directory.exchanges()).isEmpty();
    }

    @Test
    void aServiceAccountWithoutAFederatedCredentialIsForTheOperator() throws Exception {
        directory.entra.register(
                registration().federatedCredential(CLUSTER, ACCOUNT, cluster).build());
        Path file = Files.writeString(
                folder.resolve("token"),
                assertion("system:serviceaccount:dev:mcp", Instant.now().plusSeconds(300)));

        assertThat(Outcomes.problem(exchanged(new ExchangeClient.WorkloadIdentity(file))))
                .extracting(OnBehalfOfProblem::code)
                .isEqualTo("AADSTS700213");
    }

    @Test
    void aManagedIdentityProvesTheServerAndIsAskedOnce() throws Exception {
        // Another one each time, for its token is kept for all of the process.
        String identity = UUID.randomUUID().toString();
        String token = assertion(identity, Instant.now().plusSeconds(3600));
        directory.entra.register(
                registration().federatedCredential(CLUSTER, identity, cluster).build());
        try (Metadata metadata = new Metadata()) {
            metadata.server.stubFor(get(urlPathEqualTo("/metadata/identity/oauth2/token"))
                    .withQueryParam("resource", equalTo("api://AzureADTokenExchange"))
                    .withQueryParam("client_id", equalTo(identity))
                    .withHeader("Metadata", equalTo("true"))
                    .willReturn(okJson("{\"access_token\":\"" + token + "\",\"client_id\":\"" + identity
                            + "\",\"expires_in\":\"3599\",\"expires_on\":\""
                            + Instant.now().plusSeconds(3599).getEpochSecond()
                            + "\",\"resource\":\"api://AzureADTokenExchange\",\"token_type\":\"Bearer\"}")));
            MsalExchanger exchanger =
                    exchanger(new ManagedIdentityProof(Optional.of(identity), metadata::send, directory.threads));
            ExchangeRequest request = request(directory.caller(directory.alice()), USER_READ);

            Outcomes.token(exchanger.exchange(request));
            Outcomes.token(exchanger.exchange(request));

            assertThat(metadata.server.getServeEvents().getRequests()).hasSize(1);
            assertThat(directory.exchanges())
                    .hasSize(2)
                    .allSatisfy(
                            sent -> assertThat(sent.reveal("client_assertion")).hasValue(token));
        }
    }

    @Test
    void aMachineWithoutAManagedIdentityIsForTheOperator() throws Exception {
        try (Metadata metadata = new Metadata()) {
            metadata.server.stubFor(any(anyUrl())
                    .willReturn(aResponse()
                            .withStatus(400)
                            .withBody("{\"error\":\"invalid_request\",\"error_description\":\"Identity not found\"}")));
            MsalExchanger exchanger = exchanger(new ManagedIdentityProof(
                    Optional.of(UUID.randomUUID().toString()), metadata::send, directory.threads));

            assertThat(Outcomes.problem(exchanger.exchange(request(directory.caller(directory.alice()), USER_READ))))
                    .isEqualTo(new OnBehalfOfProblem.Misconfigured("", ""));
            assertThat(directory.exchanges()).isEmpty();
        }
    }

    @Test
    void aMetadataServiceThatCannotBeReachedMayBeThereLater() throws Exception {
        Metadata metadata = new Metadata();
        metadata.close();
        MsalExchanger exchanger = exchanger(
                new ManagedIdentityProof(Optional.of(UUID.randomUUID().toString()), metadata::send, directory.threads));

        assertThat(Outcomes.problem(exchanger.exchange(request(directory.caller(directory.alice()), USER_READ))))
                .isEqualTo(new OnBehalfOfProblem.Unavailable("", ""));
    }

    private ExchangeOutcome exchanged(ExchangeClient.OfEntra client) throws InterruptedException {
        return directory
                .exchanger(directory.provider(), client)
                .exchange(request(directory.caller(directory.alice()), USER_READ));
    }

    private MsalExchanger exchanger(ClientProof proof) {
        return new MsalExchanger(
                new EntraApplications(
                        directory.provider(), proof, directory.http, directory.threads, Clock.systemUTC()),
                new OperatorLog(Clock.systemUTC()));
    }

    private static Application.Builder registration() {
        return Application.builder(Directory.CLIENT_ID).scopes("mcp.access");
    }

    private String assertion(String subject, Instant end) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader(JWSAlgorithm.RS256),
                new JWTClaimsSet.Builder()
                        .issuer(CLUSTER)
                        .subject(subject)
                        .audience("api://AzureADTokenExchange")
                        .expirationTime(Date.from(end))
                        .build());
        jwt.sign(new RSASSASigner(cluster));
        return jwt.serialize();
    }

    /** A key and its certificate, made by the tool of the JDK. */
    private Path keystore() throws IOException, InterruptedException {
        Path file = folder.resolve("server.p12");
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=mcp.contoso.com",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(tool.waitFor()).isZero();
        return file;
    }

    private static RSAKey key(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream pkcs12 = Files.newInputStream(file)) {
            store.load(pkcs12, "changeit".toCharArray());
        }
        return new RSAKey.Builder((RSAPublicKey) store.getCertificate("server").getPublicKey()).build();
    }

    /** The metadata service of a machine, at another address than the one that all machines have. */
    private final class Metadata implements AutoCloseable {
        private final WireMockServer server =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        private final URI address;

        Metadata() {
            server.start();
            address = URI.create(server.baseUrl());
        }

        IHttpResponse send(HttpRequest request) throws IOException, InterruptedException {
            return new MsalTransport(directory.http, Optional.of(address), Clock.systemUTC()).send(request);
        }

        @Override
        public void close() {
            server.stop();
        }
    }
}
