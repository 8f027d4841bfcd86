package dev.remotemcp.auth.obo;

import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import dev.remotemcp.auth.token.IdentityProvider.Entra;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/**
 * Makes the server's application at Entra ID as MSAL has it: anew for each request, and in the caller's own directory.
 * That is cheap, and its cache is thrown away with it: that cache evicts what two clients of one person need, is
 * searched from end to end, and hands out tokens that an API has refused.
 */
final class EntraApplications {
    /** That claims challenges are understood here, which makes for long-lived tokens that can be revoked. */
    private static final Set<String> CAPABILITIES = Set.of("cp1");

    private final Entra entra;
    private final Optional<URI> elsewhere;
    private final ClientProof proof;
    private final TokenHttp http;
    private final ExecutorService threads;
    private final Clock clock;

    EntraApplications(Entra entra, ClientProof proof, TokenHttp http, ExecutorService threads, Clock clock) {
        this.entra = entra;
        this.elsewhere = Optional.of(entra.authority())
                .filter(authority -> !authority.equals(entra.cloud().authority()))
                .map(URI::create);
        this.proof = proof;
        this.http = http;
        this.threads = threads;
        this.clock = clock;
    }

    /** What carries the requests of one application. */
    MsalTransport transport() {
        return new MsalTransport(http, elsewhere, clock);
    }

    /**
     * The application in a directory.
     *
     * @throws NoProofException if nothing proves the server's identity
     */
    ConfidentialClientApplication of(String tenant, MsalTransport transport)
            throws NoProofException, InterruptedException, MalformedURLException {
        return ConfidentialClientApplication.builder(entra.clientId(), proof.current())
                .authority(entra.cloud().authority() + "/" + tenant + "/")
                .instanceDiscovery(false)
                .httpClient(transport)
                .executorService(threads)
                .clientCapabilities(CAPABILITIES)
                .disableInternalRetries()
                .build();
    }
}
