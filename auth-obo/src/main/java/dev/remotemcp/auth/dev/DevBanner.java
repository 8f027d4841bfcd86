package dev.remotemcp.auth.dev;

import dev.remotemcp.auth.http.ResourceUrls;
import dev.remotemcp.auth.http.Resources;
import dev.remotemcp.auth.token.AuthSettings;
import dev.remotemcp.minientra.User;
import dev.remotemcp.runtime.config.ServerSettings;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** What a person wants to know of the local sign-in: where it is, who there is, and a call that is signed in. */
@Singleton
@Requires(property = "mcp.auth.provider", value = "dev")
final class DevBanner {
    private final DevSignIn signIn;
    private final AuthSettings settings;
    private final ResourceUrls urls;

    DevBanner(DevSignIn signIn, AuthSettings settings, Resources resources) {
        this.signIn = signIn;
        this.settings = settings;
        this.urls = resources.of(ServerSettings.DEFAULT);
    }

    /** The text; it has a token, so it is nothing for a log. */
    String text() {
        User caller = signIn.users().stream()
                .filter(user -> user.name().equals("Alice"))
                .findFirst()
                .orElseGet(signIn.users()::getFirst);
        return """
                Local sign-in; its accounts are not real, and its tokens open nothing else.

                  Sign in:   %s
                  Metadata:  %s
                  Graph:     %s/v1.0
                  People:    %s

                Call as %s, within an hour:
                %s""".formatted(
                        link(),
                        urls.metadata(),
                        signIn.graph().baseUri(),
                        signIn.users().stream().map(DevBanner::person).collect(Collectors.joining(", ")),
                        caller.name(),
                        curl(signIn.entra().accessToken(caller, signIn.api()).mint()));
    }

    /** Where a person picks an account, and comes back to the metadata. */
    private URI link() {
        String scopes = signIn.api().scopes().stream().map(settings::qualified).collect(Collectors.joining(" "));
        return URI.create(signIn.entra().authorizationEndpoint(signIn.entra().tenantId())
                + "?response_type=code&client_id=" + DevSignIn.CLIENT_ID
                + "&redirect_uri=" + encoded(urls.metadata().toString())
                + "&scope=" + encoded(scopes));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String person(User user) {
        return user.roles().isEmpty()
                ? user.name()
                : user.roles().stream().sorted().collect(Collectors.joining(", ", user.name() + " (", ")"));
    }

    private String curl(String token) {
        return """
                  curl -s %s \\
                    -H 'Authorization: Bearer %s' \\
                    -H 'Content-Type: application/json' -H 'Accept: application/json, text/event-stream' \\
                    -H 'MCP-Protocol-Version: 2026-07-28' -H 'Mcp-Method: tools/list' \\
                    -d '{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}'
                """.formatted(urls.resource(), token);
    }
}
