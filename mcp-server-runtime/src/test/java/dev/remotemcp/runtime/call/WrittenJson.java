package dev.remotemcp.runtime.call;

import java.util.Optional;

/** The JSON of structured content, whether its nulls have been checked or not. */
public final class WrittenJson {
    private WrittenJson() {}

    /** The JSON; empty for other outputs. */
    public static Optional<byte[]> of(ToolOutput output) {
        return switch (output) {
            case ToolOutput.Structured(byte[] json) -> Optional.of(json);
            case ToolOutput.WithNulls(byte[] json) -> Optional.of(json);
            default -> Optional.empty();
        };
    }
}
