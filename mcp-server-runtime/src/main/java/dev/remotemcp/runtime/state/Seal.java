package dev.remotemcp.runtime.state;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.util.Base64URL;
import dev.remotemcp.runtime.config.StateConfiguration;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what is handed to somebody to be brought back, so that it need not be stored and can be neither read nor
 * changed (RFC 7516, {@code dir} with {@code A256GCM}), with the keys of {@code mcp.state.keys}. Thread-safe.
 */
@Singleton
public final class Seal {
    private static final int KEY_BYTES = 32;

    private final List<Key> keys;

    private record Key(String id, SecretKey secret) {
        @Override
        public String toString() {
            return "Key[" + id + "]";
        }
    }

    Seal(StateConfiguration configuration) {
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

    /**
     * The text for some content.
     *
     * @param purpose what it is for; the text opens for nothing else
     */
    public String close(String purpose, byte[] content) {
        Key key = keys.getFirst();
        JWEObject jwe = new JWEObject(
                new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                        .type(new JOSEObjectType(purpose))
                        .keyID(key.id())
                        .build(),
                new Payload(content));
        try {
            jwe.encrypt(new DirectEncrypter(key.secret()));
        } catch (JOSEException e) {
            throw new IllegalStateException("Cannot encrypt", e);
        }
        return jwe.serialize();
    }

    /** The content of a text; nothing if it was not made here for that purpose, or was changed. */
    public Optional<byte[]> open(String purpose, String text) {
        try {
            JWEObject jwe = JWEObject.parse(text);
            JWEHeader header = jwe.getHeader();
            if (!isCanonical(jwe)
                    || !JWEAlgorithm.DIR.equals(header.getAlgorithm())
                    || !EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())
                    || !new JOSEObjectType(purpose).equals(header.getType())
                    || header.getCompressionAlgorithm() != null) {
                return Optional.empty();
            }
            for (Key key : keys) {
                if (key.id().equals(header.getKeyID())) {
                    jwe.decrypt(new DirectDecrypter(key.secret()));
                    return Optional.of(jwe.getPayload().toBytes());
                }
            }
            return Optional.empty();
        } catch (ParseException
                | JOSEException
                | RuntimeException notMadeHere) { // the library checks little of a header
            return Optional.empty();
        }
    }

    /** The last letter of a part may have bits that say nothing; only one way to write them is taken. */
    private static boolean isCanonical(JWEObject jwe) {
        return Stream.of(jwe.getParsedParts())
                .allMatch(part -> Base64URL.encode(part.decode()).equals(part));
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
