package dev.remotemcp.auth.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.auth.SignInServer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came of one request: the answer, and what the server sent to anybody meanwhile. Every refusal is looked at in
 * the same four ways: its status, its challenge letter by letter, its body, and that nothing went out but a fetch of
 * keys.
 *
 * @param answer what the client got
 * @param outbound what the server sent to the identity provider, to the API downstream and to the attacker, as method
 *     and path
 */
record Attempt(HttpResponse<String> answer, List<String> outbound) {
    private static final String SCOPES = "https://mcp.contoso.com/mcp/";
    private static final String ACCESS = SCOPES + "mcp.access";

    /** The token is refused, in the words that all refused tokens are. */
    Attempt isRejected() {
        return isRejected("token not accepted");
    }

    Attempt isRejected(String description) {
        return refused(401, -31401, description)
                .challenges("Bearer error=\"invalid_token\", error_description=\"" + description
                        + "\", resource_metadata=\"" + SignInServer.METADATA + "\", scope=\"" + ACCESS + "\"");
    }

    /** Nobody was there: the client learns where to sign in, and of no error. */
    Attempt isAskedToSignIn() {
        return refused(401, -31401, "sign in first")
                .challenges("Bearer resource_metadata=\"" + SignInServer.METADATA + "\", scope=\"" + ACCESS + "\"");
    }

    /** The token is good and does not allow this; without scopes, none that its holder could get would. */
    Attempt isForbidden(String description, String... scopes) {
        String needed = Stream.of(scopes).map(SCOPES::concat).collect(Collectors.joining(" "));
        return refused(403, -31403, description)
                .challenges("Bearer error=\"insufficient_scope\", error_description=\"" + description
                        + "\", resource_metadata=\"" + SignInServer.METADATA + "\""
                        + (needed.isEmpty() ? "" : ", scope=\"" + needed + "\""));
    }

    Attempt isMisplaced(String description) {
        return refused(400, -32600, description)
                .challenges("Bearer error=\"invalid_request\", error_description=\"" + description
                        + "\", resource_metadata=\"" + SignInServer.METADATA + "\", scope=\"" + ACCESS + "\"");
    }

    /** A refusal that says nothing of signing in. */
    Attempt isRefused(int status, int code, String message) {
        refused(status, code, message);
        assertThat(answer.headers().allValues("www-authenticate")).isEmpty();
        return this;
    }

    Attempt isServed(String text) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().allValues("www-authenticate")).isEmpty();
        JsonNode result = new JsonMapper().readTree(answer.body()).path("result");
        assertThat(result.path("isError").asBoolean(false)).as(answer.body()).isFalse();
        assertThat(result.toString()).contains(text).doesNotContain("eyJ");
        return this;
    }

    /** The call was served, and the model is told of a failure, with this name of it. */
    Attempt isToldToTheModel(String error) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().allValues("www-authenticate")).isEmpty();
        assertThat(answer.body())
                .contains("\"isError\":true", "\"error\":\"" + error + "\"")
                .doesNotContain("eyJ");
        return this;
    }

    Attempt withoutAnyFetch() {
        assertThat(outbound).isEmpty();
        return this;
    }

    private Attempt refused(int status, int code, String message) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "location", "mcp-session-id");
        JsonNode body = new JsonMapper().readTree(answer.body());
        assertThat(Set.copyOf(body.propertyNames())).isSubsetOf("jsonrpc", "id", "error");
        assertThat(Set.copyOf(body.path("error").propertyNames())).containsExactlyInAnyOrder("code", "message");
        assertThat(body.path("error").path("code").asInt()).isEqualTo(code);
        assertThat(body.path("error").path("message").asString()).isEqualTo(message);
        assertThat(answer.body() + answer.headers().map()).doesNotContain("eyJ");
        assertThat(outbound).allMatch(request -> request.startsWith("GET ") && request.endsWith("/keys"));
        return this;
    }

    private Attempt challenges(String expected) {
        assertThat(answer.headers().allValues("www-authenticate")).containsExactly(expected);
        return this;
    }
}
