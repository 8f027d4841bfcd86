package dev.remotemcp.runtime.call;

import tools.jackson.core.JsonParser;

/** {@code true} or {@code false}. */
record BooleanScalar() implements Scalar<Boolean> {
    @Override
    public Boolean read(JsonParser parser) {
        return Scalars.readBoolean(parser);
    }

    @Override
    public Boolean parse(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ScalarMismatch.of("must be true or false", text);
        };
    }
}
