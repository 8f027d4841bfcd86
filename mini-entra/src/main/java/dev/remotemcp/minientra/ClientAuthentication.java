package dev.remotemcp.minientra;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/** Finds out which client sends a token request. */
final class ClientAuthentication {
    private final Directory directory;
    private final ClientAssertions assertions;

    ClientAuthentication(Directory directory, ClientAssertions assertions) {
        this.directory = directory;
        this.assertions = assertions;
    }

    /** The client; a confidential one has proved itself. */
    Application client(Request request) {
        Optional<Credentials> basic = request.header("authorization").flatMap(ClientAuthentication::basic);
        String id = basic.map(Credentials::id).orElseGet(() -> request.required("client_id"));
        Application client = directory
                .application(id)
                .orElseThrow(() -> Refusal.unknownApplication().thrown());
        Optional<String> given = basic.map(Credentials::secret).or(() -> request.parameter("client_secret"));
        if (!client.isConfidential()) {
            return client;
        }
        Optional<String> assertion = request.parameter("client_assertion");
        if (assertion.isPresent()) {
            assertions.check(assertion.get(), client);
            return client;
        }
        if (given.isEmpty()) {
            throw missingSecret();
        }
        if (client.secret().isEmpty()
                || !sameSecret(given.get(), client.secret().get())) {
            throw Refusal.invalidSecret().thrown();
        }
        return client;
    }

    /** The client, which has to be a confidential one. */
    Application confidentialClient(Request request) {
        Application client = client(request);
        if (!client.isConfidential()) {
            throw missingSecret();
        }
        return client;
    }

    private static RefusedException missingSecret() {
        return Refusal.invalidClient(
                        7000218,
                        "The request body must contain the following parameter: 'client_assertion' or"
                                + " 'client_secret'.")
                .thrown();
    }

    private static boolean sameSecret(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Credentials> basic(String header) {
        if (!header.startsWith("Basic ")) {
            return Optional.empty();
        }
        try {
            String text =
                    new String(Base64.getDecoder().decode(header.substring(6).trim()), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(
                            new Credentials(decoded(text.substring(0, colon)), decoded(text.substring(colon + 1))));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private record Credentials(String id, String secret) {
        @Override
        public String toString() {
            return id;
        }
    }
}
