package dev.remotemcp.runtime.state;

import dev.remotemcp.runtime.config.StateConfiguration;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts content that a client carries and brings back, so that the server need not store it and the client can
 * neither read nor change it: the compact form of RFC 7516, {@code dir} with {@code A256GCM}, with the keys of
 * {@code mcp.state.keys}. A text opens only with exactly the header that this class writes; no header is parsed.
 * Thread-safe.
 */
@Singleton
public final class Seal {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final String PURPOSE = "[a-z0-9+-]+";

    private final SecureRandom random = new SecureRandom();
    private final List<Key> keys;

    private record Key(String id, SecretKey secret) {
        /** The first part of each text for that purpose (RFC 7516, section 4). */
        String header(String purpose) {
            if (!purpose.matches(PURPOSE)) {
                throw new IllegalArgumentException("A purpose is of the form " + PURPOSE + ", not '" + purpose + "'");
            }
            String json = "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"typ\":\"" + purpose + "\",\"kid\":\"" + id + "\"}";
            return encode(json.getBytes(StandardCharsets.US_ASCII));
        }

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
            byte[] bytes = new byte[KEY_BYTES];
            random.nextBytes(bytes);
            parsed.add(key(bytes));
        }
        this.keys = List.copyOf(parsed);
    }

    /**
     * The text for some content.
     *
     * @param purpose use of the text, in lower-case letters, digits, {@code +} and {@code -}; the text opens for no
     *     other
     */
    public String close(String purpose, byte[] content) {
        Key key = keys.getFirst();
        String header = key.header(purpose);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce); // with 96 random bits, one key is good for 2^32 texts (NIST SP 800-38D, section 8.3)
        byte[] sealed;
        try {
            sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, header).doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot encrypt", e);
        }
        int tag = sealed.length - TAG_BYTES;
        return header + ".." + encode(nonce) + "." + encode(Arrays.copyOf(sealed, tag)) + "."
                + encode(Arrays.copyOfRange(sealed, tag, sealed.length));
    }

    /** The content of a text; empty if the text was not made here for that purpose, or was changed. */
    public Optional<byte[]> open(String purpose, String text) {
        String[] parts = text.split("\\.", 6);
        if (parts.length != 5 || !parts[1].isEmpty()) {
            return Optional.empty();
        }
        for (Key key : keys) {
            if (key.header(purpose).equals(parts[0])) {
                return open(key, parts);
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> open(Key key, String[] parts) {
        Optional<byte[]> nonce = decode(parts[2]).filter(bytes -> bytes.length == NONCE_BYTES);
        Optional<byte[]> content = decode(parts[3]);
        Optional<byte[]> tag = decode(parts[4]).filter(bytes -> bytes.length == TAG_BYTES);
        if (nonce.isEmpty() || content.isEmpty() || tag.isEmpty()) {
            return Optional.empty();
        }
        byte[] sealed = Arrays.copyOf(content.get(), content.get().length + TAG_BYTES);
        System.arraycopy(tag.get(), 0, sealed, content.get().length, TAG_BYTES);
        try {
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, key, nonce.get(), parts[0]).doFinal(sealed));
        } catch (GeneralSecurityException changed) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, Key key, byte[] nonce, String header) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BYTES * 8, nonce));
        cipher.updateAAD(header.getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The bytes of a part; the last letter may have bits that say nothing, and only one way to write them is taken. */
    private static Optional<byte[]> decode(String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            return encode(bytes).equals(part) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
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
