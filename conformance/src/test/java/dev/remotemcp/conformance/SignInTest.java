package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.conformance.TypeScriptClient.Exchange;
import dev.remotemcp.conformance.TypeScriptClient.Session;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import tools.jackson.databind.JsonNode;

/**
 * The whole way of the sample {@code entra-obo}, with the OAuth flow that the TypeScript clients bring: refused,
 * metadata, sign-in, a call, a scope that is missing, another sign-in for it, and mail from Graph on behalf of the
 * person.
 *
 * <p>The clients do not insist on {@code code_challenge_methods_supported}, which Entra's metadata lacks: they use PKCE
 * all the same, and need no help there.
 */
@ParameterizedClass
@EnumSource(mode = Mode.EXCLUDE, names = "V2_AUTO")
class SignInTest {
    private static final String METADATA = "/.well-known/oauth-protected-resource/mcp";
    private static final String VISUAL_STUDIO_CODE = "aebc6443-996d-45c2-90f0-388ff96faa56";

    /** Tokens, bearer headers, secrets of forms, the server's secret, and names of people. */
    private static final Pattern SECRET = Pattern.compile("eyJ[\\w-]{5,}\\.eyJ[\\w-]{5,}|Bearer [\\w-]{20,}"
            + "|(client_secret|assertion|code_verifier|refresh_token)=[^&\\s]{8,}|only-for-the-local-sign-in"
            + "|(?i:\\b(alice|bob)@)");

    @AutoClose
    private static ServerProcess lenient;

    @AutoClose
    private static ServerProcess strict;

    private final Host host;

    SignInTest(Host host) {
        this.host = host;
    }

    @TempDir
    private static Path logs;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        NodeTools.installed();
        lenient = ServerProcess.startTraced("entra-obo", Map.of(), logs.resolve("lenient.log"));
        strict = ServerProcess.startTraced(
                "entra-obo", Map.of("MCP_AUTH_DEV_MODE", "strict"), logs.resolve("strict.log"));
    }

    @AfterEach
    void theServersHaveLoggedNoError() {
        for (ServerProcess server : List.of(lenient, strict)) {
            assertThat(server.output()).noneMatch(line -> line.contains(" ERROR ") || line.contains(" WARN "));
        }
    }

    @AfterEach
    void nothingThatTheyLoggedIsASecretOrANameToSignInWith() throws IOException {
        for (String server : List.of("lenient.log", "strict.log")) {
            List<String> lines = Files.readAllLines(logs.resolve(server));
            assertThat(lines).hasSizeGreaterThan(1_000);
            assertThat(lines.stream()
                            .filter(line -> SECRET.matcher(line).find())
                            .map(line -> SECRET.matcher(line).replaceAll("[…]")))
                    .isEmpty();
        }
    }

    @Test
    void aClientThatRegistersItselfReadsTheMailOfEachPerson() throws Exception {
        Session session = run("readsTheMailOfTwoPeople", lenient.url());

        assertThatEachReadsTheirOwnMail(session, lenient.url());
        assertThat(paths(session))
                .filteredOn(path -> path.endsWith("/register"))
                .hasSize(2);
    }

    @Test
    void whereEntraIsStrictAClientThatItKnowsDoesTheSame() throws Exception {
        Session session = run("readsTheMailOfTwoPeopleAsVisualStudioCode", strict.url());

        assertThatEachReadsTheirOwnMail(session, strict.url());
        assertThat(session.result().findValuesAsString("client_id")).hasSize(4).containsOnly(VISUAL_STUDIO_CODE);
        assertThat(paths(session)).noneMatch(path -> path.endsWith("/register"));
    }

    @Test
    void whereEntraIsStrictAClientThatWouldRegisterItselfSaysThatItCannot() throws Exception {
        Session session = run("cannotRegister", strict.url());

        assertThat(session.at("/refused/message").asString()).contains("does not support dynamic client registration");
        assertThat(session.exchanges()).extracting(Exchange::status).containsExactly(401);
    }

    private void assertThatEachReadsTheirOwnMail(Session session, URI server) {
        String access = server + "/mcp.access";
        String mail = server + "/mail.read";
        assertThat(session.complaints()).allMatch(complaint -> complaint.contains("Unauthorized"));
        for (String person : List.of("Alice", "Bob")) {
            JsonNode seen = session.at("/" + person.toLowerCase(Locale.ROOT));
            assertThat(seen.at("/refused/message").asString()).isEqualTo("Unauthorized");
            assertThat(seen.at("/identity/name").asString()).isEqualTo(person);
            assertThat(seen.at("/identity/displayName").asString()).isEqualTo(person);
            assertThat(seen.at("/identity/downstreamAudience/0").asString())
                    .isNotEqualTo(seen.at("/identity/inboundAudience").asString());
            assertThat(seen.at("/challenged/message").asString()).isEqualTo("Unauthorized");
            assertThat(seen.path("mail").findValuesAsString("subject"))
                    .containsExactly("Welcome, " + person, "Your invoice");
            assertThat(seen.at("/first/subject").asString()).isEqualTo("Welcome, " + person);

            List<JsonNode> asked = seen.path("asked").valueStream().toList();
            assertThat(asked).hasSize(2).allSatisfy(page -> {
                assertThat(page.path("resource").asString()).isEqualTo(server.toString());
                assertThat(page.path("code_challenge_method").asString()).isEqualTo("S256");
                assertThat(page.path("challenge").asBoolean()).isTrue();
                assertThat(page.path("state").asBoolean()).isTrue();
            });
            assertThat(scopes(asked.getFirst())).containsExactly(access);
            assertThat(scopes(asked.getLast())).containsExactlyInAnyOrder(access, mail);
            assertThat(scopes(seen)).containsExactlyInAnyOrder(access, mail);
        }
        assertThat(names(session.at("/alice/tools"))).containsExactly("my_mail", "who_am_i");
        assertThat(names(session.at("/bob/tools"))).containsExactly("audit_log", "my_mail", "who_am_i");
        assertThat(paths(session)).filteredOn(METADATA::equals).isNotEmpty();
        assertThat(challenges(session, 401))
                .hasSize(2)
                .allSatisfy(challenge -> assertThat(challenge)
                        .doesNotContain("error")
                        .contains(METADATA + "\"", "scope=\"" + access + "\""));
        assertThat(challenges(session, 403))
                .hasSize(2)
                .allSatisfy(challenge ->
                        assertThat(challenge).contains("error=\"insufficient_scope\"", METADATA + "\"", access, mail));
    }

    private static List<String> challenges(Session session, int status) {
        return session.exchanges().stream()
                .filter(exchange -> exchange.status() == status)
                .map(exchange -> exchange.challenge().orElseThrow())
                .toList();
    }

    private static List<String> paths(Session session) {
        return session.result().path("detours").findValuesAsString("path");
    }

    private static List<String> scopes(JsonNode holder) {
        return Arrays.asList(holder.path("scope").asString().split(" "));
    }

    private static List<String> names(JsonNode texts) {
        return texts.valueStream().map(JsonNode::asString).toList();
    }

    private Session run(String behaviour, URI server) throws IOException, InterruptedException {
        return TypeScriptClient.start(host, behaviour, server).end();
    }
}
