package dev.remotemcp.schemagen.checks;

import dev.remotemcp.schemagen.model.Origin;

/** Something wrong in the source: what, where, and how to mend it. */
public record Problem(Severity severity, Origin origin, String message) {
    /** How bad it is. */
    public enum Severity {
        /** Nothing is generated, and the compilation fails. */
        ERROR,
        /** Something has no effect; the rest is generated. */
        WARNING
    }
}
