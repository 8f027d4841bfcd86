package dev.remotemcp.auth.obo;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What tests look for in outcomes. */
final class Outcomes {
    private Outcomes() {}

    static DownstreamToken token(ExchangeOutcome outcome) {
        return switch (outcome) {
            case ExchangeOutcome.Exchanged(DownstreamToken token) -> token;
            case ExchangeOutcome.Failed(OnBehalfOfProblem problem) -> throw new AssertionError("No token: " + problem);
        };
    }

    static OnBehalfOfProblem problem(ExchangeOutcome outcome) {
        return switch (outcome) {
            case ExchangeOutcome.Exchanged _ -> throw new AssertionError("There is a token");
            case ExchangeOutcome.Failed(OnBehalfOfProblem problem) -> problem;
        };
    }

    /** The claims of a token. */
    static JsonNode claims(DownstreamToken token) {
        String payload = token.value().split("[.]", -1)[1];
        return JsonMapper.shared().readTree(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }
}
