package dev.remotemcp.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.connect.ServerDescriptor.Authorization;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files and links of editors. */
class EditorsTest {
    @Test
    void theFileOfVisualStudioCodeWithoutSignIn() {
        assertThat(VisualStudioCode.file(Descriptors.of(Descriptors.NONE))).isEqualTo("""
                {
                  "servers": {
                    "world-clock": {
                      "type": "http",
                      "url": "https://mcp.contoso.com/mcp"
                    }
                  }
                }
                """);
    }

    @Test
    void visualStudioCodeFindsOutAboutOauthByItselfUnlessItNeedsAClientId() {
        assertThat(VisualStudioCode.file(Descriptors.of(Descriptors.OAUTH)))
                .isEqualTo(VisualStudioCode.file(Descriptors.of(Descriptors.NONE)));
        assertThat(VisualStudioCode.file(Descriptors.of(Descriptors.OAUTH_WITH_ALL)))
                .isEqualTo("""
                {
                  "servers": {
                    "world-clock": {
                      "type": "http",
                      "url": "https://mcp.contoso.com/mcp",
                      "oauth": {
                        "clientId": "11111111-2222-3333-4444-555555555555"
                      }
                    }
                  }
                }
                """);
    }

    @Test
    void visualStudioCodeAsksForAKeyAsForAPassword() {
        assertThat(VisualStudioCode.file(Descriptors.of(Descriptors.KEY))).isEqualTo("""
                {
                  "servers": {
                    "world-clock": {
                      "type": "http",
                      "url": "https://mcp.contoso.com/mcp",
                      "headers": {
                        "x-functions-key": "${input:world-clock-key}"
                      }
                    }
                  },
                  "inputs": [
                    {
                      "type": "promptString",
                      "id": "world-clock-key",
                      "description": "Key of world-clock",
                      "password": true
                    }
                  ]
                }
                """);
    }

    @Test
    void theInstallLinkOfVisualStudioCodeCarriesTheSameWithTheName() {
        ServerDescriptor server = Descriptors.of(Descriptors.KEY);
        JsonNode file = JsonMapper.shared().readTree(VisualStudioCode.file(server));

        JsonNode install = installed(VisualStudioCode.installLink(server), "vscode:mcp/install?");

        assertThat(install.path("name").asString()).isEqualTo("world-clock");
        assertThat(install.path("url")).isEqualTo(file.at("/servers/world-clock/url"));
        assertThat(install.path("headers")).isEqualTo(file.at("/servers/world-clock/headers"));
        assertThat(install.path("inputs")).isEqualTo(file.path("inputs"));
        assertThat(installed(VisualStudioCode.insidersLink(server), "vscode-insiders:mcp/install?"))
                .isEqualTo(install);
    }

    @Test
    void theWebLinkHandsOverTheInstallLink() {
        ServerDescriptor server = Descriptors.of(Descriptors.OAUTH_WITH_ALL);
        String link = VisualStudioCode.webLink(server).toString();

        assertThat(link).startsWith("https://vscode.dev/redirect?url=vscode%3Amcp%2Finstall%3F%257B");
        assertThat(decoded(link.substring(link.indexOf('=') + 1)))
                .isEqualTo(VisualStudioCode.installLink(server).toString());
    }

    @Test
    void theFilesOfCursor() {
        assertThat(Cursor.file(Descriptors.of(Descriptors.NONE))).isEqualTo("""
                {
                  "mcpServers": {
                    "world-clock": {
                      "url": "https://mcp.contoso.com/mcp"
                    }
                  }
                }
                """);
        assertThat(Cursor.file(Descriptors.of(Descriptors.OAUTH)))
                .isEqualTo(Cursor.file(Descriptors.of(Descriptors.NONE)));
        assertThat(cursorEntry(Descriptors.OAUTH_WITH_ALL).path("auth").toString())
                .isEqualTo("""
                        {"CLIENT_ID":"11111111-2222-3333-4444-555555555555",\
                        "scopes":["https://mcp.contoso.com/mcp/mcp.access","https://mcp.contoso.com/mcp/mail.read"]}""");
        assertThat(cursorEntry(new Authorization.OAuth(List.of(), Optional.of("id")))
                        .path("auth")
                        .toString())
                .isEqualTo("{\"CLIENT_ID\":\"id\"}");
        assertThat(cursorEntry(Descriptors.KEY).path("headers").toString())
                .isEqualTo("{\"x-functions-key\":\"${env:WORLD_CLOCK_KEY}\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it's \"quoted\"",
                "two words",
                "Ünïcödé 時計 🕰",
                "$(rm -rf ~); `id` & | > < \\ \n",
                "a&config=eyJ9#%2B+",
                "-rf",
                "</script><img src=x>",
                "${input:other}"
            })
    void noNameLeavesItsPlaceInAFileOrALink(String name) {
        for (Authorization authorization :
                List.of(Descriptors.NONE, Descriptors.OAUTH, Descriptors.OAUTH_WITH_ALL, Descriptors.KEY)) {
            ServerDescriptor server = Descriptors.of(name, "https://mcp.contoso.com/mcp?a=1&b=2", authorization);
            JsonNode code = JsonMapper.shared().readTree(VisualStudioCode.file(server));
            assertThat(code.path("servers").propertyNames()).containsExactly(name);
            assertThat(installed(VisualStudioCode.installLink(server), "vscode:mcp/install?")
                            .path("name")
                            .asString())
                    .isEqualTo(name);
            JsonNode cursor = JsonMapper.shared().readTree(Cursor.file(server));
            assertThat(cursor.path("mcpServers").propertyNames()).containsExactly(name);
            String[] query = Cursor.installLink(server).getRawQuery().split("&");
            assertThat(query).hasSize(2);
            assertThat(decoded(query[0])).isEqualTo("name=" + name);
            String config = decoded(query[1].substring("config=".length()));
            assertThat(JsonMapper.shared().readTree(Base64.getDecoder().decode(config)))
                    .isEqualTo(cursor.path("mcpServers").path(name));
        }
    }

    private static JsonNode cursorEntry(Authorization authorization) {
        return JsonMapper.shared()
                .readTree(Cursor.file(Descriptors.of(authorization)))
                .at("/mcpServers/world-clock");
    }

    private static JsonNode installed(URI link, String start) {
        assertThat(link.toString()).startsWith(start);
        return JsonMapper.shared().readTree(decoded(link.toString().substring(start.length())));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
