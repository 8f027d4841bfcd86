package dev.remotemcp.runtime.call;

import java.util.function.Function;
import tools.jackson.core.JsonParser;

/** A type that is read as another and made from that. */
record ConvertedScalar<S, T>(Scalar<S> from, Function<S, T> convert) implements Scalar<T> {
    @Override
    public T read(JsonParser parser) {
        return convert.apply(from.read(parser));
    }

    @Override
    public T parse(String text) {
        return convert.apply(from.parse(text));
    }
}
