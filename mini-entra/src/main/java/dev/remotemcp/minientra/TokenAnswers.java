package dev.remotemcp.minientra;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes the answers of the token endpoint that carry tokens. */
final class TokenAnswers {
    private final Mint mint;
    private final Grants grants;
    private final boolean anonymous;

    TokenAnswers(Mint mint, Grants grants, boolean anonymous) {
        this.mint = mint;
        this.grants = grants;
        this.anonymous = anonymous;
    }

    Answer forUser(User user, Application client, RequestedScopes scopes, Optional<String> nonce, Request request) {
        TokenBuilder token = TokenBuilder.delegated(
                        mint, user, scopes.api(), client.clientId(), client.isConfidential())
                .identifierUri(scopes.prefix())
                .scopes(scopes.names());
        List<String> capabilities = capabilities(request);
        if (!capabilities.isEmpty()) {
            token.claim("xms_cc", capabilities);
        }
        Map<String, Object> answer = started(token.mint());
        answer.put("scope", scopes.qualified());
        if (scopes.openId().contains("offline_access")) {
            answer.put(
                    "refresh_token",
                    grants.issue(new Grants.Refresh(
                            user, client.clientId(), scopes, mint.sessions().of(user), grants.refreshExpiry())));
        }
        boolean clientInfo = request.parameter("client_info").orElse("").equals("1");
        if (clientInfo && anonymous) {
            return Answer.json(200, answer);
        }
        if (scopes.openId().contains("openid")) {
            answer.put("id_token", idToken(user, client, nonce));
        }
        if (clientInfo) {
            answer.put("client_info", clientInfo(user));
        }
        return Answer.json(200, answer);
    }

    Answer forApplication(String tenantId, Application client, RequestedScopes scopes) {
        return Answer.json(
                200,
                started(TokenBuilder.appOnly(mint, tenantId, client, scopes.api())
                        .identifierUri(scopes.prefix())
                        .mint()));
    }

    private Map<String, Object> started(String accessToken) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("token_type", "Bearer");
        answer.put("expires_in", mint.lifetime().toSeconds());
        answer.put("ext_expires_in", mint.lifetime().toSeconds());
        answer.put("access_token", accessToken);
        return answer;
    }

    private String idToken(User user, Application client, Optional<String> nonce) {
        TokenBuilder token = TokenBuilder.delegated(mint, user, client, client.clientId(), false)
                .version(TokenVersion.V2)
                .withoutClaim("azp")
                .withoutClaim("azpacr")
                .withoutClaim("scp");
        nonce.ifPresent(value -> token.claim("nonce", value));
        return token.mint();
    }

    private static String clientInfo(User user) {
        String json = JsonMapper.shared().writeValueAsString(Map.of("uid", user.objectId(), "utid", user.tenantId()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** What the client says it can handle, which its tokens repeat. */
    private static List<String> capabilities(Request request) {
        try {
            JsonNode values = JsonMapper.shared()
                    .readTree(request.parameter("claims").orElse("{}"))
                    .path("access_token")
                    .path("xms_cc")
                    .path("values");
            return values.valueStream().map(value -> value.asString("")).toList();
        } catch (JacksonException malformed) {
            throw Refusal.invalidRequest(50148, "The claims parameter is not valid JSON.")
                    .thrown();
        }
    }
}
