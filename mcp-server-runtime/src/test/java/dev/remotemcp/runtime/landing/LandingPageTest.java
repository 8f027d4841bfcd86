package dev.remotemcp.runtime.landing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.connect.VisualStudioCode;
import dev.remotemcp.runtime.builder.McpServerBuilder;
import dev.remotemcp.runtime.guard.Authentication;
import dev.remotemcp.runtime.guard.Authenticator;
import dev.remotemcp.runtime.guard.Authorizer;
import java.net.URI;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page at {@code /}, and who gets it. */
final class LandingPageTest {
    private static void offer(McpServerBuilder mcp) {
        mcp.configureMcpTool("forecast")
                .withTitle("Weather forecast")
                .withDescription("Forecast for a city. It knows all cities.")
                .readOnly(true)
                .openWorld(true)
                .withInputSchema("""
                        {"type":"object","required":["city"],"properties":{
                          "city":{"type":"string","description":"name of the city"},
                          "days":{"type":"integer","minimum":1,"maximum":14,"default":3},
                          "place":{"$ref":"#/$defs/Place"}},
                         "$defs":{"Place":{"type":"object","properties":{"zone":{"enum":["A","B"]}}}}}""")
                .withOutputSchema("{\"type\":\"object\",\"properties\":{\"celsius\":{\"type\":\"number\"}}}")
                .handler((arguments, context) -> "");
        mcp.configureMcpTool("erase").destructive(true).handler((arguments, context) -> "");
        mcp.configureMcpResource("clock://zones").handler((variables, context) -> "");
        mcp.configureMcpPrompt("plan").handler((arguments, context) -> "");
    }

    private static Site site(Map<String, Object> settings) {
        return new Site(settings, LandingPageTest::offer);
    }

    @Test
    void aBrowserSeesWhatThereIsAndHowToConnect() {
        try (Site site = site(Map.of("mcp.server.title", "World clock", "mcp.server.instructions", "Times & zones."))) {
            Site.Answer answer = site.browse();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.isHtml()).isTrue();
            assertThat(answer.body())
                    .contains("<h1>World clock</h1>", "Times &amp; zones.", site.origin() + "/mcp")
                    .contains("MCP 2026-07-28, 2025-11-25, 2025-06-18, 2025-03-26", "Up for ")
                    .contains("<strong>No sign-in.</strong>")
                    .contains("<h2>2 tools</h2>", "1 resource<", "0 resource templates<", "1 prompt<")
                    .contains("<code>forecast</code>", "Weather forecast", "Forecast for a city.", "read-only")
                    .contains("open world", "destructive")
                    .contains("<code>city</code> <span class=\"required\">required</span>", "name of the city")
                    .contains("default 3, 1 to 14")
                    .contains("<code>place.zone</code>", "&quot;A&quot; | &quot;B&quot;")
                    .contains("Input schema", "Output schema", "celsius")
                    .contains("claude mcp add --transport http world-clock " + site.origin() + "/mcp")
                    .contains(".vscode/mcp.json", ".mcp.json", ".cursor/mcp.json", "Copilot Studio", "Foundry")
                    .contains("href=\"vscode:mcp/install?%7B", "href=\"vscode-insiders:mcp/install?%7B")
                    .contains("href=\"cursor://anysphere.cursor-deeplink/mcp/install?name=world-clock&amp;config=");
        }
    }

    @Test
    void thePageMayLoadNothingButItsOwnScriptAndStyle() {
        try (Site site = site(Map.of())) {
            Site.Answer page = site.browse();
            assertThat(page.headers())
                    .contains("content-security-policy: default-src 'none'; script-src 'self'; style-src 'self';")
                    .contains("x-content-type-options: nosniff", "cache-control: no-store", "vary: accept");
            assertThat(page.body()).doesNotContain("<style", "style=", "onclick", "src=\"http", "href=\"http");
            Site.Answer script = site.get("/mcp/landing.js");
            assertThat(script.status()).isEqualTo(200);
            assertThat(script.headers()).contains("content-type: text/javascript", "x-content-type-options: nosniff");
            assertThat(script.body()).contains("clipboard");
            Site.Answer style = site.get("/mcp/landing.css");
            assertThat(style.headers()).contains("content-type: text/css", "x-content-type-options: nosniff");
            assertThat(style.body()).contains("color-scheme: light dark");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept: application/json",
                "Accept: application/json, text/event-stream",
                "Accept: text/event-stream",
                "Accept: */*",
                "Accept: application/json, text/html",
                "Accept: text/html;q=0.5, application/json;q=0.6",
                "Accept: text/html;q=0",
                "Accept: text/html;q=much",
                "Accept: text/html, application/problem+json",
                "X-None: 1"
            })
    void programsNeverGetThePage(String accept) {
        try (Site site = site(Map.of());
                Site without = site(Map.of("mcp.landing", false))) {
            Site.Answer answer = site.get("/", accept);

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body())
                    .doesNotContain("forecast")
                    .isEqualTo(without.get("/", accept).body());
        }
    }

    @Test
    void onlyGetOfTheRootIsAnsweredWithThePage() {
        try (Site site = site(Map.of())) {
            String accept = "Accept: " + Site.BROWSER;
            assertThat(site.send("POST", "/", "localhost", accept).body()).doesNotContain("forecast");
            assertThat(site.get("/other", accept).status()).isEqualTo(404);
            assertThat(site.get("/mcp", accept).isHtml()).isFalse();
        }
    }

    @Test
    void aRouteOfTheApplicationWins() {
        try (Site site = site(Map.of("site.own-route", true))) {
            assertThat(site.browse().body()).isEqualTo("<p>A route of the application");
            assertThat(site.announcement()).contains("Connect: vscode:").doesNotContain(site.origin() + "/ or ");
        }
    }

    @Test
    void aRouteOfTheApplicationThatSays404WinsToo() {
        try (Site site = site(Map.of("site.own-absence", true))) {
            Site.Answer answer = site.browse();
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("<p>The application has nothing here");
        }
    }

    @Test
    void aFileOfTheApplicationWins() {
        try (Site site = site(Map.of(
                "micronaut.router.static-resources.own.paths",
                "classpath:landing-own",
                "micronaut.router.static-resources.own.mapping",
                "/**"))) {
            assertThat(site.browse().body()).contains("A file of the application");
            assertThat(site.announcement()).contains("Connect: vscode:");
        }
    }

    @Test
    void elsewhereThanOnLoopbackThereIsNoPageUnlessItIsSet() {
        Map<String, Object> reached = Map.of(
                "micronaut.server.host",
                "0.0.0.0",
                "mcp.allowed-hosts",
                "mcp.contoso.com",
                "mcp.auth.provider",
                "none");
        try (Site site = site(reached)) {
            assertThat(site.browse().status()).isEqualTo(404);
            assertThat(site.get("/mcp/landing.js").status()).isEqualTo(404);
            assertThat(site.announcement()).doesNotContain("Connect:");
        }
        Map<String, Object> set = new HashMap<>(reached);
        set.put("mcp.landing", true);
        try (Site site = site(set)) {
            Site.Answer answer =
                    site.send("GET", "/", "mcp.contoso.com", "Accept: " + Site.BROWSER, "X-Forwarded-Proto: https");
            assertThat(answer.body()).contains(">https://mcp.contoso.com/mcp<");
            assertThat(site.announcement()).doesNotContain("Connect:");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: 203.0.113.7",
                "X-Forwarded-Host: mcp.contoso.com",
                "Forwarded: for=203.0.113.7",
                "Via: 1.1 proxy",
                "X-Real-IP: 203.0.113.7"
            })
    void whoComesThroughAProxyOnThisMachineGetsNoPageUnlessItIsSet(String header) {
        String accept = "Accept: " + Site.BROWSER;
        try (Site site = site(Map.of());
                Site set = site(Map.of("mcp.landing", true))) {
            assertThat(site.get("/", accept, header).status()).isEqualTo(404);
            assertThat(site.get("/mcp/landing.js", header).status()).isEqualTo(404);
            assertThat(set.get("/", accept, header).isHtml()).isTrue();
            assertThat(set.get("/mcp/landing.js", header).status()).isEqualTo(200);
        }
    }

    @Test
    void aNameThatOnlyAProxyKnowsGetsNoPageUnlessItIsSet() {
        Map<String, Object> named = Map.of("mcp.allowed-hosts", "mcp.contoso.com", "mcp.auth.provider", "none");
        try (Site site = site(named)) {
            assertThat(site.send("GET", "/", "mcp.contoso.com", "Accept: " + Site.BROWSER)
                            .status())
                    .isEqualTo(404);
            assertThat(site.browse().isHtml()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost\"><script>", "a b"})
    void nobodySeesThePageUnderANameThatIsNotAllowed(String host) {
        try (Site site = site(Map.of())) {
            Site.Answer answer = site.send("GET", "/", host, "Accept: " + Site.BROWSER);
            assertThat(answer.status()).isGreaterThanOrEqualTo(400);
            assertThat(answer.body()).doesNotContain("forecast", "<script>");
        }
    }

    @Test
    void whatToolsSayOfThemselvesCannotBecomeMarkup() {
        String hostile = "</code></summary><script>alert(1)</script><img src=x onerror='alert(2)'>\" onclick=\"x";
        try (Site site = new Site(Map.of("mcp.server.title", hostile, "mcp.server.instructions", hostile), mcp -> {
            mcp.configureMcpTool("hostile")
                    .withTitle(hostile)
                    .withDescription(hostile + " First. Rest " + hostile)
                    .withInputSchema("""
                            {"type":"object","properties":{"<b>p</b>":{"type":"string","description":"<i>d</i>",
                             "default":"<u>v</u>","pattern":"<s>"}}}""")
                    .handler((arguments, context) -> "");
        })) {
            assertThat(site.browse().body())
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&quot; onclick=&quot;x", "&lt;b&gt;p&lt;/b&gt;")
                    .doesNotContain("<script>", "<img", "\" onclick=\"", "<b>", "<i>", "<u>", "<s>");
        }
    }

    /** Believes everybody, whom it does not know. */
    private static final Authenticator ANYBODY =
            head -> CompletableFuture.completedFuture(new Authentication.Refused(401, -31401, "sign in", Map.of()));

    private static final class NoRoles implements Authorizer {
        @Override
        public boolean hasOneOf(Principal caller, Set<String> roles) {
            return false;
        }

        @Override
        public Optional<Authentication.Refused> lacking(
                Principal caller, Set<String> scopes, String server, String subject) {
            return Optional.empty();
        }
    }

    private static void offerGuarded(McpServerBuilder mcp) {
        mcp.configureMcpTool("open").handler((arguments, context) -> "");
        mcp.configureMcpTool("mail").withRequiredScopes("mail.send").handler((arguments, context) -> "");
        mcp.configureMcpTool("audit").withRequiredRole("auditor").handler((arguments, context) -> "");
        mcp.configureMcpResource("audit://log").withRequiredRole("auditor").handler((variables, context) -> "");
        mcp.configureMcpPrompt("blame").withRequiredRole("auditor").handler((arguments, context) -> "");
    }

    @Test
    void whatTakesARoleIsHiddenAndWhatTakesAScopeSaysSo() {
        try (Site site = new Site(Map.of(), LandingPageTest::offerGuarded, ANYBODY, new NoRoles())) {
            assertThat(site.browse().body())
                    .contains("<h2>2 tools</h2>", "<code>open</code>", "<code>mail</code>", "needs mail.send")
                    .contains("0 resources<", "0 prompts<", "<strong>Callers sign in.</strong>")
                    .doesNotContain("audit", "blame");
        }
    }

    @Test
    void thePageTellsHowCallersSignInIfABeanKnows() {
        LandingSignIn signIn = server -> new LandingSignIn.Details(
                URI.create("https://mcp.contoso.com/mcp"),
                List.of("https://login.contoso.com/tenant/v2.0"),
                List.of("https://mcp.contoso.com/mcp/mcp.access"),
                Optional.of("the-client"));
        try (Site site = new Site(Map.of(), LandingPageTest::offerGuarded, ANYBODY, new NoRoles(), signIn)) {
            assertThat(site.browse().body())
                    .contains("<strong>Callers sign in</strong> with OAuth at <code>login.contoso.com</code>")
                    .contains("<code>https://mcp.contoso.com/mcp/mcp.access</code>", "<code>the-client</code>")
                    .contains(">https://mcp.contoso.com/mcp<", "--client-id the-client")
                    .doesNotContain(site.origin());
        }
    }

    @Test
    void severalServersHaveASectionEach() {
        Map<String, Object> settings = Map.of(
                "mcp.servers.admin.endpoint", "/admin/mcp",
                "mcp.servers.admin.server.name", "admins",
                "mcp.servers.closed.endpoint", "/closed");
        try (Site site = site(settings)) {
            assertThat(site.browse().body())
                    .contains("<h1>3 MCP servers</h1>", "<h2>world-clock</h2>", "<h2>admins</h2>")
                    .contains("id=\"default\"", "id=\"admin\"", "href=\"#admin\"", site.origin() + "/admin/mcp<");
        }
    }

    @Test
    void pagesOfOtherModulesAreLinked() {
        LandingLink link = () -> Optional.of(new LandingLink.Target("Preview of the <apps>", "/mcp/preview"));
        try (Site site = new Site(Map.of(), LandingPageTest::offer, link)) {
            assertThat(site.browse().body()).contains("<a href=\"mcp/preview\">Preview of the &lt;apps&gt;</a>");
        }
    }

    @Test
    void theDeveloperIsToldAtStart() {
        try (Site site = site(Map.of())) {
            assertThat(site.announcement())
                    .contains(
                            "\nConnect: " + site.origin() + "/ or vscode:mcp/install?%7B%22name%22%3A%22world-clock%22")
                    .doesNotContain(VisualStudioCode.class.getName());
        }
        try (Site site = site(Map.of("mcp.landing", false))) {
            assertThat(site.announcement()).doesNotContain("Connect:");
        }
    }
}
