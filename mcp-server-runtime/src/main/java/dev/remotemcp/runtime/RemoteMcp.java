package dev.remotemcp.runtime;

import io.micronaut.runtime.Micronaut;

/** Starts the server; an application needs no {@code main} of its own. */
public final class RemoteMcp {
    private RemoteMcp() {}

    /** Starts every annotated component on the class path; takes Micronaut's arguments. */
    public static void main(String[] args) {
        Micronaut.build(args).banner(false).start();
    }
}
