package dev.remotemcp.runtime.state;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import dev.remotemcp.runtime.config.StateConfiguration;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries the state within the text itself, encrypted (RFC 7516, {@code dir} with {@code A256GCM}), so that nothing is
 * stored.
 */
@Singleton
@Secondary
final class EncryptedRequestStates implements RequestStates {
    private static final int KEY_BYTES = 32;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<Key> keys;
    private final Clock clock;

    private record Key(String id, SecretKey secret) {
        @Override
        public String toString() {
            return "Key[" + id + "]";
        }
    }

    @Inject
    EncryptedRequestStates(StateConfiguration configuration) {
        this(configuration, Clock.systemUTC());
    }

    EncryptedRequestStates(StateConfiguration configuration, Clock clock) {
        this.clock = clock;
        List<Key> parsed = new ArrayList<>();
        for (int i = 0; i < configuration.keys().size(); i++) {
            parsed.add(key(decode(configuration.keys().get(i), i)));
        }
        if (parsed.isEmpty()) {
            byte[] random = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(random);
            parsed.add(key(random));
        }
        this.keys = List.copyOf(parsed);
    }

    @Override
    public String seal(RequestState state) {
        Key key = keys.getFirst();
        JWEObject jwe = new JWEObject(
                new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                        .keyID(key.id())
                        .build(),
                new Payload(JSON.writeValueAsBytes(state)));
        try {
            jwe.encrypt(new DirectEncrypter(key.secret()));
        } catch (JOSEException e) {
            throw new IllegalStateException("Cannot encrypt the state of a request", e);
        }
        return jwe.serialize();
    }

    @Override
    public Optional<RequestState> open(String requestState) {
        try {
            JWEObject jwe = JWEObject.parse(requestState);
            if (!JWEAlgorithm.DIR.equals(jwe.getHeader().getAlgorithm())
                    || !EncryptionMethod.A256GCM.equals(jwe.getHeader().getEncryptionMethod())
                    || jwe.getHeader().getCompressionAlgorithm() != null) {
                return Optional.empty();
            }
            for (Key key : keys) {
                if (key.id().equals(jwe.getHeader().getKeyID())) {
                    jwe.decrypt(new DirectDecrypter(key.secret()));
                    RequestState state = JSON.readValue(jwe.getPayload().toBytes(), RequestState.class);
                    return state.expires().isAfter(clock.instant()) ? Optional.of(state) : Optional.empty();
                }
            }
            return Optional.empty();
        } catch (ParseException | JOSEException | JacksonException notIssuedHere) {
            return Optional.empty();
        }
    }

    private static byte[] decode(String key, int index) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(key);
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("mcp.state.keys[" + index
                    + "] is not the Base64 of 32 bytes: make one with 'openssl rand -base64 32'");
        }
        return bytes;
    }

    private static Key key(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Key(HexFormat.of().formatHex(digest, 0, 4), new SecretKeySpec(bytes, "AES"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
