package dev.remotemcp.auth.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.minientra.MiniEntra;
import dev.remotemcp.minientra.Refusal;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers with good tokens who want more than these allow. */
final class PermissionAttacksTest {
    private static final String LACKS = "the token lacks a scope that this server needs";

    private static Target target;

    @BeforeAll
    static void start() throws Exception {
        target = new Target(Map.of(
                        "mcp.auth.allowed-clients",
                        List.of(MiniEntra.VS_CODE),
                        "mcp.auth.scope-hierarchy",
                        List.of("mail.all > mail.send > mail.read")))
                .warm();
    }

    @AfterAll
    static void stop() {
        target.close();
    }

    @BeforeEach
    void forget() {
        AttackedTools.DONE.clear();
    }

    @AfterEach
    void mend() {
        target.entra.faults().clear();
    }

    private static Attempt call(String tool, String scopes, String... roles) throws Exception {
        return target.call(
                tool,
                target.token()
                        .claim("scp", scopes)
                        .claim("roles", List.of(roles))
                        .mint());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mcp.access.all",
                "MCP.ACCESS",
                "mcp",
                "xmcp.access",
                "mcp.access,mail.read",
                "https://mcp.contoso.com/mcp/mcp.access",
                "mcp.acces",
                "mcp\\.access"
            })
    @Row(29)
    void aScopeThatOnlyLooksLikeTheNeededOneIsNotEnough(String scope) throws Exception {
        call("my_name", scope).isForbidden(LACKS, "mcp.access").withoutAnyFetch();
        call("my_name", scope, "mcp.access").isForbidden(LACKS, "mcp.access").withoutAnyFetch();
    }

    @Test
    @Row(29)
    void aRoleOfTheScopesNameIsNoScopeOfAPerson() throws Exception {
        call("delete_all", "mcp.access", "mail.read", "mail.send")
                .isForbidden("the tool 'delete_all' needs mail.read mail.send", "mail.read", "mail.send", "mcp.access")
                .withoutAnyFetch();
        assertThat(AttackedTools.DONE).isEmpty();
    }

    @Test
    @Row(30)
    void anApplicationWithoutAPersonIsRefusedForGood() throws Exception {
        String described = "delegated user token required";
        target.call(target.token()
                        .withoutClaim("scp")
                        .claim("roles", List.of("mcp.access"))
                        .mint())
                .isForbidden(described)
                .withoutAnyFetch();
        target.call(target.token()
                        .withoutClaim("scp")
                        .claim("idtyp", "app")
                        .claim("roles", List.of("mcp.access"))
                        .mint())
                .isForbidden(described)
                .withoutAnyFetch();
        target.call(target.token().claim("idtyp", "app").mint())
                .isForbidden(described)
                .withoutAnyFetch();
        target.call(target.token().claim("scp", "").mint())
                .isForbidden(described)
                .withoutAnyFetch();
    }

    @Test
    @Row(31)
    void anApplicationThatNobodyListedIsRefusedForGood() throws Exception {
        for (String client : List.of("99999999-2222-3333-4444-555555555555", MiniEntra.VS_CODE + "x")) {
            target.call(target.token().client(client).mint())
                    .isForbidden("client not allowed")
                    .withoutAnyFetch();
        }
    }

    @Test
    @Row(33)
    void theHeaderThatNamesAToolDecidesNothing() throws Exception {
        Attempt attempt =
                target.send(target.calling("delete_all", target.token().mint()).setHeader("Mcp-Name", "harmless"));
        assertThat(attempt.answer().statusCode()).isEqualTo(400);
        assertThat(attempt.answer().headers().map()).doesNotContainKey("www-authenticate");
        assertThat(attempt.answer().body()).contains("\"code\":-32020");
        attempt.withoutAnyFetch();
        assertThat(AttackedTools.DONE).isEmpty();
    }

    @Test
    @Row(34)
    void aToolForARoleIsToOthersAsIfThereWereNone() throws Exception {
        Attempt hidden = call("delete_hidden", "mcp.access mail.all");
        Attempt unknown = call("delete_absent", "mcp.access mail.all");
        assertThat(hidden.answer().statusCode()).isEqualTo(unknown.answer().statusCode());
        assertThat(hidden.answer().body().replace("delete_hidden", "NAME"))
                .isEqualTo(unknown.answer().body().replace("delete_absent", "NAME"))
                .contains("NAME");
        assertThat(hidden.answer().headers().map().keySet())
                .isEqualTo(unknown.answer().headers().map().keySet());
        HttpRequest.Builder list = target.server.request(
                "tools/list",
                "",
                target.token().claim("scp", "mcp.access mail.all").mint());
        assertThat(target.send(list).withoutAnyFetch().answer().body())
                .contains("delete_all", "\"cacheScope\":\"private\"")
                .doesNotContain("delete_hidden");
        assertThat(AttackedTools.DONE).isEmpty();
        call("delete_hidden", "mcp.access", "mail.admin").isServed("deleted in secret");
    }

    @Test
    @Row(35)
    void aChallengeNamesAllThatIsMissingAndABroaderScopeIsEnough() throws Exception {
        String described = "the tool 'delete_all' needs mail.read mail.send";
        call("delete_all", "mcp.access")
                .isForbidden(described, "mail.read", "mail.send", "mcp.access")
                .withoutAnyFetch();
        call("delete_all", "mcp.access mail.read")
                .isForbidden(described, "mail.read", "mail.send", "mcp.access")
                .withoutAnyFetch();
        assertThat(AttackedTools.DONE).isEmpty();
        call("delete_all", "mcp.access mail.send").isServed("deleted");
        call("delete_all", "mcp.access mail.all").isServed("deleted");
    }

    @Test
    @Row(36)
    void afterAStreamHasBegunThereIsNoSecondStatus() throws Exception {
        target.entra.faults().arm(Refusal.assertionExpired());
        Attempt attempt = target.call("my_token_late", target.token().mint()).isToldToTheModel("sign_in_again");
        assertThat(attempt.answer().headers().firstValue("content-type").orElse(""))
                .startsWith("text/event-stream");
        assertThat(attempt.outbound()).containsExactly("POST /" + MiniEntra.TENANT + "/oauth2/v2.0/token");
        assertThat(attempt.answer().body()).doesNotContain("HTTP/1.1", "-31401", "-31403");
    }
}
