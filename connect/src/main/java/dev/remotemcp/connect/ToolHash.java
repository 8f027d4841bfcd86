package dev.remotemcp.connect;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells whether two tools are the same: SHA-256 of their descriptors as compact JSON with sorted keys, in hexadecimal
 * after {@code sha256:}.
 */
public final class ToolHash {
    private static final JsonMapper SORTED =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private ToolHash() {}

    /** The hash of one tool. */
    public static String of(ServerDescriptor.Tool tool) {
        return hash(SORTED.writeValueAsString(SORTED.readTree(tool.descriptor())));
    }

    /** The hash of all tools of a server, which differs as soon as one of them does. */
    public static String of(List<ServerDescriptor.Tool> tools) {
        StringBuilder all = new StringBuilder();
        for (ServerDescriptor.Tool tool : tools) {
            all.append(of(tool)).append('\n');
        }
        return hash(all.toString());
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
