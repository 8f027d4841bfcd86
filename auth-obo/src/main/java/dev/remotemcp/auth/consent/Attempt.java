package dev.remotemcp.auth.consent;

import java.time.Instant;

/**
 * What goes to the identity provider and comes back with the person: one attempt to consent, in one browser.
 *
 * @param id what makes it the only one, so that it counts once
 * @param invitation who is asked for what
 * @param browser digest of what the browser was given to keep
 * @param verifier what proves that the code was asked for here (RFC 7636)
 * @param nonce what the provider repeats in its statement of who signed in
 * @param until when it ends
 */
record Attempt(String id, Invitation invitation, String browser, String verifier, String nonce, Instant until) {
    /** Tells none of the secrets. */
    @Override
    public String toString() {
        return "Attempt[…]";
    }
}
