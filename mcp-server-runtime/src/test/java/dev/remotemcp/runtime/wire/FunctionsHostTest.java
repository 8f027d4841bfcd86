package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.Binding;
import dev.remotemcp.runtime.edge.Announcement;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** A server that the Azure Functions host starts as a custom handler. */
final class FunctionsHostTest {
    private static final String PORT = "functions.customhandler.port";
    private static final String INVOCATION = "X-Azure-Functions-InvocationId";
    private static final Binding LOGGED = FixtureTools.tool(
            "logged",
            (arguments, context) -> new ToolOutput.Text(MDC.get("invocationId") + " at " + MDC.get("instanceId")));

    @Test
    void theHostsPortBeatsTheConfiguredOne() throws IOException {
        int free = freePort();
        try (WireServer server = WireServer.with(List.of(LOGGED), Map.of(PORT, free, "mcp.auth.provider", "none"))) {
            assertThat(server.port()).isEqualTo(free);
            assertThat(McpWire.to(free).call("logged").expectStatus(200).text()).isNotEmpty();
        }
    }

    @Test
    void nothingIsAnnouncedToTryAtAnAddressThatOnlyTheHostCalls() throws IOException {
        try (WireServer server = WireServer.with(List.of(LOGGED), settings())) {
            assertThat(server.bean(Announcement.class).text())
                    .contains("Tools:\n  logged")
                    .endsWith("The Azure Functions host passes requests on to this address.\n")
                    .doesNotContain("curl", "Connect:");
        }
    }

    @Test
    void whatIsNoPortIsRefusedAtStart() {
        for (String wrong : List.of("0", "65536", "abc", "-1")) {
            assertThatThrownBy(() -> WireServer.with(List.of(LOGGED), Map.of(PORT, wrong)))
                    .hasStackTraceContaining("FUNCTIONS_CUSTOMHANDLER_PORT is '" + wrong + "'");
        }
    }

    @Test
    void aCallLogsWithTheIdsOfItsInvocationAndOfTheInstance() throws IOException {
        try (WireServer server = WireServer.with(List.of(LOGGED), settings("website.instance.id", "instance-1"))) {
            assertThat(server.wire()
                            .call("logged")
                            .header(INVOCATION, "0f8fad5b-d9cb-469f-a165-70867728950e")
                            .expectStatus(200)
                            .text())
                    .isEqualTo("0f8fad5b-d9cb-469f-a165-70867728950e at instance-1");
            assertThat(server.wire().call("logged").expectStatus(200).text())
                    .as("the next call without an id")
                    .isEqualTo("null at null");
        }
    }

    @Test
    void whatIsNoIdDoesNotGetIntoTheLog() throws IOException {
        try (WireServer server = WireServer.with(List.of(LOGGED), settings())) {
            assertThat(server.wire()
                            .call("logged")
                            .header(INVOCATION, "x ERROR forged line")
                            .expectStatus(200)
                            .text())
                    .isEqualTo("null at null");
        }
    }

    @Test
    void withoutTheHostNobodyIsBelievedToBeIt() {
        try (WireServer server = WireServer.with(List.of(LOGGED), Map.of())) {
            assertThat(server.wire()
                            .call("logged")
                            .header(INVOCATION, "0f8fad5b")
                            .expectStatus(200)
                            .text())
                    .isEqualTo("null at null");
        }
    }

    @Test
    void withoutAWordAboutSignInItDoesNotStart() throws IOException {
        for (Map<String, Object> undecided : List.<Map<String, Object>>of(
                Map.of(), Map.of("mcp.allowed-hosts", "mcp.contoso.com"), Map.of("mcp.auth.easy-auth", "verify"))) {
            Map<String, Object> settings = new HashMap<>(undecided);
            settings.put(PORT, freePort());
            assertThatThrownBy(() -> WireServer.with(List.of(LOGGED), settings))
                    .as("%s", undecided)
                    .hasStackTraceContaining("set mcp.auth.provider to entra or oidc")
                    .hasStackTraceContaining("mcp.auth.platform");
        }
    }

    @Test
    void aKeyThatTheHostAsksForCountsAsAWord() throws IOException {
        try (WireServer server =
                WireServer.with(List.of(LOGGED), Map.of(PORT, freePort(), "mcp.auth.platform", "function-key"))) {
            server.wire().call("logged").expectStatus(200);
        }
    }

    @Test
    void outsideTheHostItsKeysCountForNothing() {
        assertThatThrownBy(() -> WireServer.with(
                        List.of(LOGGED),
                        Map.of("mcp.allowed-hosts", "mcp.contoso.com", "mcp.auth.platform", "function-key")))
                .hasStackTraceContaining("mcp.allowed-hosts has 'mcp.contoso.com'");
    }

    @Test
    void builtInAuthenticationCountsWhereThePlatformConfirmsIt() throws IOException {
        try (WireServer server = WireServer.with(
                List.of(LOGGED),
                Map.of(PORT, freePort(), "mcp.auth.platform", "built-in", "website.auth.enabled", "True"))) {
            server.wire().call("logged").expectStatus(200);
        }
        for (Map<String, Object> unconfirmed :
                List.<Map<String, Object>>of(Map.of(), Map.of("website.auth.enabled", "False"))) {
            Map<String, Object> settings = new HashMap<>(unconfirmed);
            settings.put(PORT, freePort());
            settings.put("mcp.auth.platform", "built-in");
            assertThatThrownBy(() -> WireServer.with(List.of(LOGGED), settings))
                    .hasStackTraceContaining("WEBSITE_AUTH_ENABLED is not True");
        }
    }

    private static Map<String, Object> settings(String... more) throws IOException {
        Map<String, Object> settings = new HashMap<>();
        settings.put(PORT, freePort());
        settings.put("mcp.auth.provider", "none");
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
