package dev.remotemcp.auth.obo;

import io.micronaut.core.propagation.PropagatedContextElement;

/** The token for the request that is being sent. */
record TokenInUse(Downstream downstream, DownstreamToken token) implements PropagatedContextElement {}
