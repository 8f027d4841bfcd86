package dev.remotemcp.auth.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The access token that a caller came with, as proof of who they are when a token for another API is asked for.
 *
 * <p>It must not be sent anywhere but to the provider that made it (MCP, Authorization, Access Token Privilege
 * Restriction), and is in no {@code toString} and no JSON.
 */
public final class Assertion {
    private final String text;

    /** An assertion that has been verified. */
    public Assertion(String text) {
        this.text = text;
    }

    /** The token, for the provider's token endpoint alone. */
    public String text() {
        return text;
    }

    /** What tells assertions apart without giving them away: SHA-256, Base64url. */
    public String digest() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Assertion[…]";
    }
}
