package dev.remotemcp.runtime.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The encoding of body values in headers: as they are, or {@code =?base64?…?=} around the Base64 of their UTF-8.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/transports">MCP 2026-07-28,
 *     Transports</a>
 */
public final class HeaderText {
    private static final String PREFIX = "=?base64?";
    private static final String SUFFIX = "?=";

    private HeaderText() {}

    /** The value that a header stands for; nothing if its Base64 or its characters are not valid. */
    public static Optional<String> decode(String header) {
        if (!header.startsWith(PREFIX)
                || !header.endsWith(SUFFIX)
                || header.length() < PREFIX.length() + SUFFIX.length()) {
            // Literal values are visible ASCII, spaces and tabs inside allowed (RFC 9110, section 5.5).
            boolean plain = header.chars().allMatch(c -> c >= 0x20 && c < 0x7F || c == '\t');
            return plain ? Optional.of(header) : Optional.empty();
        }
        String base64 = header.substring(PREFIX.length(), header.length() - SUFFIX.length());
        if (base64.length() % 4 != 0) { // the JDK's decoder takes missing padding, the specification does not
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (IllegalArgumentException | CharacterCodingException invalid) {
            return Optional.empty();
        }
    }
}
