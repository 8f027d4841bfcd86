package dev.remotemcp.auth.obo;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.IClientCredential;
import com.microsoft.aad.msal4j.IHttpClient;
import dev.remotemcp.auth.obo.ExchangeClient.Certificate;
import dev.remotemcp.auth.obo.ExchangeClient.ManagedIdentity;
import dev.remotemcp.auth.obo.ExchangeClient.OfEntra;
import dev.remotemcp.auth.obo.ExchangeClient.Secret;
import dev.remotemcp.auth.obo.ExchangeClient.WorkloadIdentity;
import io.micronaut.context.exceptions.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutorService;

/** Makes what proves the server's identity. */
final class ClientProofs {
    private final IHttpClient http;
    private final ExecutorService threads;

    /**
     * Proofs that are fetched with an HTTP client.
     *
     * @param http reaches the metadata service of the machine
     */
    ClientProofs(IHttpClient http, ExecutorService threads) {
        this.http = http;
        this.threads = threads;
    }

    /**
     * What is configured.
     *
     * @throws ConfigurationException if a certificate cannot be used
     */
    ClientProof of(OfEntra client) {
        return switch (client) {
            case Secret(String secret) -> fixed(ClientCredentialFactory.createFromSecret(secret));
            case Certificate(Path file, String password) -> fixed(certificate(file, password));
            case ManagedIdentity(var clientId) -> new ManagedIdentityProof(clientId, http, threads);
            case WorkloadIdentity(Path file) -> () -> token(file);
        };
    }

    private static ClientProof fixed(IClientCredential credential) {
        return () -> credential;
    }

    private static IClientCredential certificate(Path file, String password) {
        try (InputStream pkcs12 = Files.newInputStream(file)) {
            return ClientCredentialFactory.createFromCertificate(pkcs12, password);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new ConfigurationException(
                    "The setting mcp.auth.obo.certificate is '" + file + "', from which no key can be read: write the"
                            + " path of a PKCS#12 file with one private key and its certificate, and set"
                            + " mcp.auth.obo.certificate-password to its password",
                    e);
        }
    }

    /** Read anew each time, for the cluster replaces it before it ends. */
    private static IClientCredential token(Path file) throws NoProofException {
        String key = "mcp.auth.obo.federated-token-file";
        String token;
        try {
            token = Files.readString(file).strip();
        } catch (IOException e) {
            throw NoProofException.of(
                    key, "the file " + file + " cannot be read any more: see that the cluster keeps the token there");
        }
        if (token.isEmpty()) {
            throw NoProofException.passing(key, "the file " + file + " is empty");
        }
        return ClientCredentialFactory.createFromClientAssertion(token);
    }
}
