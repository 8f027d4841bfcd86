package dev.remotemcp.runtime.state;

import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Carries the state within the text itself, encrypted, so that nothing is stored. */
@Singleton
@Secondary
final class EncryptedRequestStates implements RequestStates {
    private static final String PURPOSE = "request-state";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Seal seal;

    EncryptedRequestStates(Seal seal) {
        this.seal = seal;
    }

    @Override
    public String seal(RequestState state) {
        return seal.close(PURPOSE, JSON.writeValueAsBytes(state));
    }

    @Override
    public Optional<RequestState> open(String requestState) {
        try {
            return seal.open(PURPOSE, requestState)
                    .map(content -> JSON.readValue(content, RequestState.class))
                    .filter(state -> state.expires().isAfter(Instant.now()));
        } catch (JacksonException ofAnEarlierRelease) {
            return Optional.empty();
        }
    }
}
