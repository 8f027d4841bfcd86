package dev.remotemcp.auth.obo;

import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * The tokens of one caller for one API.
 *
 * @param downstream the API
 * @param first gets a token
 * @param next gets one in place of a token that was refused with a claims challenge
 */
record BoundTokens(
        Downstream downstream,
        Supplier<DownstreamToken> first,
        BiFunction<DownstreamToken, String, DownstreamToken> next) {}
