package dev.remotemcp.auth.obo;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.IClientCredential;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.ManagedIdentityApplication;
import com.microsoft.aad.msal4j.ManagedIdentityId;
import com.microsoft.aad.msal4j.ManagedIdentityParameters;
import com.microsoft.aad.msal4j.MsalServiceException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;

/**
 * A token of the identity that Azure gives to the machine, for which the registration has a federated credential. It is
 * kept until shortly before it ends.
 */
final class ManagedIdentityProof implements ClientProof {
    private static final String RESOURCE = "api://AzureADTokenExchange";

    private final ManagedIdentityApplication application;

    ManagedIdentityProof(Optional<String> clientId, IHttpClient http, ExecutorService threads) {
        this.application = ManagedIdentityApplication.builder(clientId.map(ManagedIdentityId::userAssignedClientId)
                        .orElseGet(ManagedIdentityId::systemAssigned))
                .httpClient(http)
                .executorService(threads)
                .disableInternalRetries()
                .build();
    }

    @Override
    public IClientCredential current() throws NoProofException, InterruptedException {
        try {
            String token = application
                    .acquireTokenForManagedIdentity(
                            ManagedIdentityParameters.builder(RESOURCE).build())
                    .get()
                    .accessToken();
            return ClientCredentialFactory.createFromClientAssertion(token);
        } catch (InterruptedException e) {
            throw e;
        } catch (ExecutionException e) {
            throw refused(Optional.ofNullable(e.getCause()).orElse(e));
        } catch (Exception e) {
            throw refused(e);
        }
    }

    /** What MSAL says may be the service's prose, so that only its kind is told. */
    private static NoProofException refused(Throwable cause) {
        String key = "mcp.auth.obo.credential";
        if (cause instanceof MsalServiceException) {
            return NoProofException.of(
                    key,
                    "the machine's metadata service gives no token: assign a managed identity to the application, and set"
                            + " mcp.auth.obo.managed-identity-client-id if it is a user-assigned one");
        }
        return NoProofException.passing(
                key, "the machine's metadata service cannot be reached: managed-identity works on Azure only");
    }
}
