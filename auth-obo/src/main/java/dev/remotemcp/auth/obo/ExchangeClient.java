package dev.remotemcp.auth.obo;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** What the server exchanges tokens as. Its secrets are in no {@code toString}. */
sealed interface ExchangeClient {
    /** At Entra ID: the registration of the sign-in, with something to prove that it is the server. */
    sealed interface OfEntra extends ExchangeClient {}

    /** A secret that both know; for trials, since it can be copied. */
    record Secret(String secret) implements OfEntra {
        @Override
        public String toString() {
            return "Secret[…]";
        }
    }

    /** A key and its certificate in a PKCS#12 file. */
    record Certificate(Path file, String password) implements OfEntra {
        @Override
        public String toString() {
            return "Certificate[…]";
        }
    }

    /** The identity that Azure gives to the machine: its own, or one that was assigned to it. */
    record ManagedIdentity(Optional<String> clientId) implements OfEntra {}

    /** A token that the cluster writes into a file, and replaces from time to time. */
    record WorkloadIdentity(Path file) implements OfEntra {}

    /** At another provider: a name and a secret, sent as RFC 6749, section 2.3.1 has it. */
    record OfOidc(URI tokenEndpoint, String clientId, String secret) implements ExchangeClient {
        @Override
        public String toString() {
            return "OfOidc[" + tokenEndpoint + "]";
        }
    }
}
