package dev.remotemcp.minientra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Registers public clients by themselves (RFC 7591), which Entra does not do. */
final class Registration {
    private final Directory directory;

    Registration(Directory directory) {
        this.directory = directory;
    }

    Answer answer(Request request) {
        JsonNode asked;
        try {
            asked = JsonMapper.shared().readTree(request.body());
        } catch (JacksonException malformed) {
            return refused("invalid_client_metadata", "The body is no JSON");
        }
        List<String> redirectUris = asked.path("redirect_uris")
                .valueStream()
                .map(uri -> uri.asString(""))
                .toList();
        if (redirectUris.isEmpty() || redirectUris.contains("")) {
            return refused("invalid_redirect_uri", "redirect_uris is needed");
        }
        Application.Builder client = Application.builder(UUID.randomUUID().toString())
                .name(asked.path("client_name").asString("A client that registered itself"));
        redirectUris.forEach(client::redirectUri);
        Application registered = client.build();
        directory.register(registered);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("client_id", registered.clientId());
        answer.put("client_name", registered.name());
        answer.put("redirect_uris", redirectUris);
        answer.put("grant_types", List.of("authorization_code", "refresh_token"));
        answer.put("response_types", List.of("code"));
        answer.put("token_endpoint_auth_method", "none");
        return Answer.json(201, answer);
    }

    private static Answer refused(String error, String description) {
        return Answer.json(400, Map.of("error", error, "error_description", description));
    }
}
