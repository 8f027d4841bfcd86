package dev.remotemcp.schemagen.checks;

import dev.remotemcp.schemagen.model.Origin;

/** Something wrong in the source: what, where, and how to mend it. */
public record Problem(Origin origin, String message) {}
