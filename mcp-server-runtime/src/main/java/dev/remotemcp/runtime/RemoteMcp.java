package dev.remotemcp.runtime;

import dev.remotemcp.runtime.edge.Announcement;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.Micronaut;

/**
 * Starts the server; an application needs no {@code main} of its own.
 *
 * <p>Prints where the server is reached, what it offers, and a command to try it or that callers sign in, on standard
 * output.
 */
public final class RemoteMcp {
    private RemoteMcp() {}

    /** Starts every annotated component on the class path; takes Micronaut's arguments. */
    public static void main(String[] args) {
        ApplicationContext context = Micronaut.build(args).banner(false).start();
        System.out.println(context.getBean(Announcement.class).text());
    }
}
