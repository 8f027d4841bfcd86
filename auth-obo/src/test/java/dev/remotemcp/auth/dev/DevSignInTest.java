package dev.remotemcp.auth.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.remotemcp.auth.token.AuthSettings;
import dev.remotemcp.minientra.Application;
import dev.remotemcp.minientra.MiniEntra;
import dev.remotemcp.minientra.User;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server is like that signs in locally. */
final class DevSignInTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private ApplicationContext context;

    @AfterEach
    void stop() {
        client.close();
        if (context != null) {
            context.close();
        }
    }

    @Test
    void theProviderIsAllThatHasToBeSet() {
        EmbeddedServer server = start(Map.of());

        AuthSettings settings = context.getBean(AuthSettings.class);
        assertThat(settings.publicUrl()).hasToString("http://127.0.0.1:" + server.getPort() + "/mcp");
        assertThat(settings.provider().authorizationServers())
                .containsExactly(signIn().entra().issuer());
        assertThat(signIn().api().scopes()).containsExactly("mcp.access");
        assertThat(signIn().users()).extracting(User::name).containsExactly("Alice", "Bob");
    }

    @Test
    void withoutATokenACallerIsSentToTheLocalEntra() throws Exception {
        EmbeddedServer server = start(Map.of());

        HttpResponse<String> refused = client.send(
                HttpRequest.newBuilder(URI.create(server.getURI() + "/mcp"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(401);
        Matcher metadata = Pattern.compile("resource_metadata=\"([^\"]+)\"")
                .matcher(refused.headers().firstValue("www-authenticate").orElseThrow());
        assertThat(metadata.find()).isTrue();
        assertThat(get(metadata.group(1)).body()).contains(signIn().entra().issuer());
    }

    @Test
    void theCallThatIsPrintedWorksAsItStands() throws Exception {
        start(Map.of());

        HttpResponse<String> answer = client.send(request(banner()), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("who_am_i");
    }

    @Test
    void theLinkThatIsPrintedLeadsToTheAccountsAndBackToTheServer() throws Exception {
        start(Map.of("mcp.auth.required-scopes", "mcp.access"));
        String link = found("Sign in: +(\\S+)", banner());

        HttpResponse<String> page = get(link);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Alice", "Bob", "mcp.access");

        HttpResponse<String> picked = client.send(
                HttpRequest.newBuilder(URI.create(link))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(
                                "user=" + signIn().entra().user("Alice").objectId()))
                        .build(),
                BodyHandlers.ofString());
        String back = picked.headers().firstValue("location").orElseThrow();
        assertThat(back).startsWith(found("Metadata: +(\\S+)", banner()) + "?code=");
        assertThat(get(back).statusCode()).isEqualTo(200);
    }

    @Test
    void theBannerIsPrintedWhenTheServerHasStartedAndIsInNoLog() {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            start(Map.of());
        } finally {
            System.setOut(before);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("Local sign-in", "Sign in:", "Metadata:", "Call as Alice", "Authorization: Bearer eyJ");
    }

    @Test
    void otherSettingsCanReferToTheLocalGraphAndCallsOnBehalfOfTheCallerReachIt() throws Exception {
        start(Map.of("mcp.server.instructions", "${mcp.auth.dev.graph-url}/v1.0"));
        String graph = context.getRequiredProperty("mcp.server.instructions", String.class);
        assertThat(graph).isEqualTo(signIn().graph().baseUri() + "/v1.0");
        assertThat(context.getRequiredProperty("mcp.auth.obo.credential", String.class))
                .isEqualTo("secret");

        MiniEntra entra = signIn().entra();
        String assertion = entra.accessToken(entra.user("Bob"), signIn().api()).mint();
        HttpResponse<String> exchanged = client.send(
                form(
                        entra.tokenEndpoint(entra.tenantId()),
                        Map.of(
                                "grant_type",
                                "urn:ietf:params:oauth:grant-type:jwt-bearer",
                                "requested_token_use",
                                "on_behalf_of",
                                "scope",
                                "https://graph.microsoft.com/User.Read",
                                "client_id",
                                context.getRequiredProperty("mcp.auth.client-id", String.class),
                                "client_secret",
                                context.getRequiredProperty("mcp.auth.obo.client-secret", String.class),
                                "assertion",
                                assertion)),
                BodyHandlers.ofString());
        assertThat(exchanged.statusCode()).isEqualTo(200);
        String token = (String) JSONObjectUtils.parse(exchanged.body()).get("access_token");
        HttpResponse<String> me = client.send(
                HttpRequest.newBuilder(URI.create(graph + "/me"))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
        assertThat(me.body()).contains("\"displayName\":\"Bob\"");
    }

    @Test
    void scopesAndRolesAreThoseOfTheSettings() {
        start(Map.of(
                "mcp.auth.required-scopes", "mcp.access",
                "mcp.auth.dev.scopes", "mail.read,mail.send",
                "mcp.auth.dev.roles", "admin,auditor"));

        Application api = signIn().api();
        assertThat(api.scopes()).containsExactly("mcp.access", "mail.read", "mail.send");
        assertThat(api.appRoles()).containsExactly("admin", "auditor");
        assertThat(signIn().entra().user("Alice").roles()).isEmpty();
        assertThat(signIn().entra().user("Bob").roles()).containsExactlyInAnyOrder("admin", "auditor");
    }

    @Test
    void peopleAreThoseOfTheSettings() {
        start(Map.of(
                "mcp.auth.dev.roles", "admin,auditor",
                "mcp.auth.dev.users.Carol", "admin,auditor",
                "mcp.auth.dev.users.Bob", ""));

        assertThat(signIn().users()).extracting(User::name).containsExactlyInAnyOrder("Carol", "Bob");
        assertThat(signIn().entra().user("Carol").roles()).containsExactlyInAnyOrder("admin", "auditor");
        assertThat(signIn().entra().user("Bob").roles()).isEmpty();
        assertThat(banner()).contains("Carol (admin, auditor)").contains("Call as ");
    }

    @Test
    void whatIsSetForRealServersIsPutAside() throws Exception {
        start(Map.of(
                "mcp.auth.tenant-id", "99999999-0000-cccc-1111-dddd2222eeee",
                "mcp.auth.client-id", "99999999-2222-3333-4444-555555555555",
                "mcp.auth.allowed-tenants", "*",
                "mcp.auth.allowed-clients", "99999999-3333-3333-4444-555555555555",
                "mcp.auth.cloud", "germany",
                "mcp.auth.jwks-uri", "https://login.example.com/keys"));

        assertThat(client.send(request(banner()), BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void leniencyLetsClientsRegisterAndStrictnessDoesNot() throws Exception {
        start(Map.of());
        assertThat(get(configuration()).body()).contains("registration_endpoint", "code_challenge_methods_supported");
        context.close();

        start(Map.of("mcp.auth.dev.mode", "strict"));
        assertThat(get(configuration()).body())
                .contains("jwks_uri")
                .doesNotContain("registration_endpoint", "code_challenge_methods_supported");
    }

    @Test
    void furtherServersAreResourcesOfTheSameRegistration() {
        EmbeddedServer server = start(Map.of("mcp.servers.admin.endpoint", "/admin/mcp"));

        assertThat(signIn().api().identifierUris())
                .contains(
                        "http://127.0.0.1:" + server.getPort() + "/mcp",
                        "http://127.0.0.1:" + server.getPort() + "/admin/mcp");
    }

    @Test
    void itEndsWithTheApplication() {
        start(Map.of());
        String entra = configuration();
        String graph = signIn().graph().baseUri() + "/v1.0/me";

        context.close();

        assertThatThrownBy(() -> get(entra)).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> get(graph)).isInstanceOf(ConnectException.class);
    }

    @Test
    void withAnotherProviderThereIsNone() {
        context = ApplicationContext.run(Map.of(
                "mcp.auth.provider", "oidc",
                "mcp.auth.public-url", "https://mcp.contoso.com/mcp",
                "mcp.auth.issuer", "https://id.contoso.com"));

        assertThat(context.findBean(DevSignIn.class)).isEmpty();
        assertThat(context.containsProperty("mcp.auth.dev.graph-url")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "micronaut.server.host, 0.0.0.0, micronaut.server.host is '0.0.0.0'",
        "micronaut.server.host, mcp.contoso.com, micronaut.server.host is 'mcp.contoso.com'",
        "mcp.auth.public-url, https://mcp.contoso.com/mcp, mcp.auth.public-url is 'https://mcp.contoso.com/mcp'",
        "mcp.auth.public-url, http://10.0.0.1/mcp, http://127.0.0.1:8080/mcp",
        "mcp.auth.dev.mode, loose, write lenient or strict"
    })
    void whatOthersCouldReachIsRefused(String key, String value, String told) {
        assertThatThrownBy(() -> start(Map.of(key, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(told);
    }

    @Test
    void whatIsWrongWithRealSettingsIsWrongHereToo() {
        assertThatThrownBy(() -> start(Map.of("mcp.auth.public-url", "http://127.0.0.1:8080/mcp/")))
                .rootCause()
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("mcp.auth.public-url is 'http://127.0.0.1:8080/mcp/', which ends with a slash");
        assertThatThrownBy(() -> start(Map.of("mcp.auth.scope-prefix", "api://mcp/")))
                .rootCause()
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("mcp.auth.scope-prefix ends with a slash");
    }

    @Test
    void beansReadTheSettingsAsTheyWereReadBeforeThereWereBeans() {
        start(Map.of(
                "mcp.auth.dev.mode", "strict",
                "mcp.auth.dev.scopes", List.of("mail.read", "mail.send"),
                "mcp.auth.dev.roles", "admin",
                "mcp.auth.dev.users.alice", "admin"));

        DevConfiguration bean = context.getBean(DevConfiguration.class);
        DevConfiguration early = DevConfiguration.of(context.getEnvironment());
        assertThat(bean.mode()).isEqualTo(early.mode()).isEqualTo("strict");
        assertThat(bean.scopes()).isEqualTo(early.scopes()).containsExactly("mail.read", "mail.send");
        assertThat(bean.roles()).isEqualTo(early.roles()).containsExactly("admin");
        assertThat(bean.users()).isEqualTo(early.users()).isEqualTo(Map.of("alice", List.of("admin")));
        assertThat(bean.graphUrl()).isEqualTo(signIn().graph().baseUri().toString());
    }

    @ParameterizedTest
    @CsvSource({"prod", "production", "PROD"})
    void serversInProductionAreRefused(String environment) {
        assertThatThrownBy(() -> ApplicationContext.run(Map.of("mcp.auth.provider", "dev"), environment))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the environment '" + environment + "' is active")
                .hasMessageContaining("set mcp.auth.provider to entra or oidc");
    }

    @Test
    void withoutItsDependencyTheServerSaysWhatToAdd() {
        ClassLoader without = new ClassLoader(DevSignInTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith("dev.remotemcp.minientra.")) {
                    throw new ClassNotFoundException(name);
                }
                return super.loadClass(name, resolve);
            }
        };

        assertThatThrownBy(() -> ApplicationContext.builder(without)
                        .properties(Map.of("mcp.auth.provider", "dev"))
                        .start())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("add the dependency dev.remotemcp:mini-entra")
                .hasMessageContaining("scope");
    }

    private EmbeddedServer start(Map<String, Object> more) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("micronaut.server.port", -1);
        properties.put("mcp.auth.provider", "dev");
        properties.putAll(more);
        context = ApplicationContext.run(properties);
        return context.getBean(EmbeddedServer.class).start();
    }

    private DevSignIn signIn() {
        return context.getBean(DevSignIn.class);
    }

    private String banner() {
        return context.getBean(DevBanner.class).text();
    }

    private String configuration() {
        return signIn().entra().issuer() + "/.well-known/openid-configuration";
    }

    private HttpResponse<String> get(String url) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    /** What curl would send. */
    private static HttpRequest request(String banner) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(found("curl -s (\\S+)", banner)));
        Matcher header = Pattern.compile("-H '([^:]+): ([^']+)'").matcher(banner);
        while (header.find()) {
            request.header(header.group(1), header.group(2));
        }
        return request.POST(BodyPublishers.ofString(found("-d '([^']+)'", banner)))
                .build();
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static HttpRequest form(URI url, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
