package dev.remotemcp.auth.obo;

import com.microsoft.aad.msal4j.IClientCredential;

/** What the server proves to Entra ID with which registration it is. */
@FunctionalInterface
interface ClientProof {
    /**
     * One that is good now.
     *
     * @throws NoProofException if there is none
     */
    IClientCredential current() throws NoProofException, InterruptedException;
}
