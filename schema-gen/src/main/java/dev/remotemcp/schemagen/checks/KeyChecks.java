package dev.remotemcp.schemagen.checks;

import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.ScalarKind;
import java.util.Optional;

/** Checks the keys of maps in default values. */
final class KeyChecks {
    private KeyChecks() {}

    static Optional<String> problem(String key, JsonType type) {
        return switch (type) {
            case JsonType.Choice(var _, var constants) ->
                constants.stream().anyMatch(constant -> constant.wire().equals(key))
                        ? Optional.empty()
                        : Optional.of("is none of "
                                + String.join(
                                        ", ",
                                        constants.stream()
                                                .map(JsonType.Constant::wire)
                                                .toList()));
            case JsonType.Scalar(ScalarKind kind, boolean _)
            when kind.json() == ScalarKind.Json.STRING -> TextValues.problem(key, kind);
            case JsonType.Scalar(ScalarKind kind, boolean _)
            when kind.json() == ScalarKind.Json.BOOLEAN ->
                key.equals("true") || key.equals("false") ? Optional.empty() : Optional.of("must be true or false");
            case JsonType.Scalar _ -> key.matches("-?\\d{1,18}") ? Optional.empty() : Optional.of("must be an integer");
            default -> Optional.empty();
        };
    }
}
