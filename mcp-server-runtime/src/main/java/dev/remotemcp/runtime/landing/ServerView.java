package dev.remotemcp.runtime.landing;

import dev.remotemcp.connect.ServerDescriptor;
import java.util.List;

/**
 * One server as the page tells of it.
 *
 * @param server name of the server in the configuration
 * @param descriptor what clients are told
 * @param signIn how callers sign in
 * @param tools those that need no role, by name
 * @param resources how many there are that need no role
 * @param templates how many resource templates there are that need no role
 * @param prompts how many there are that need no role
 * @param revisions of the protocol, the newest first
 */
record ServerView(
        String server,
        ServerDescriptor descriptor,
        SignIn signIn,
        List<ToolView> tools,
        int resources,
        int templates,
        int prompts,
        List<String> revisions) {

    /** How callers sign in. */
    sealed interface SignIn {
        /** Nobody has to. */
        record None() implements SignIn {}

        /** In a way that only the application knows. */
        record Unknown() implements SignIn {}

        /** With OAuth. */
        record With(LandingSignIn.Details details) implements SignIn {}
    }

    /** The title, or the name. */
    String title() {
        return descriptor.title().orElse(descriptor.name());
    }

    /** Whether there is nothing to show; something may still be hidden. */
    boolean isEmpty() {
        return tools.isEmpty() && resources == 0 && templates == 0 && prompts == 0;
    }
}
