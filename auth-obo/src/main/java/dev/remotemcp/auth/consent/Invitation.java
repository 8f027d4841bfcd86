package dev.remotemcp.auth.consent;

import java.time.Instant;
import java.util.Set;

/**
 * What a link to the consent page carries: who is asked for what.
 *
 * @param tenantId the person's directory
 * @param objectId the person within it
 * @param scopes what they are asked to allow, by full names
 * @param until when the link ends
 */
record Invitation(String tenantId, String objectId, Set<String> scopes, Instant until) {
    /** Tells nothing about the person. */
    @Override
    public String toString() {
        return "Invitation[…]";
    }
}
