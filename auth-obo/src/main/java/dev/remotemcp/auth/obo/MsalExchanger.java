package dev.remotemcp.auth.obo;

import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.OnBehalfOfParameters;
import com.microsoft.aad.msal4j.UserAssertion;
import dev.remotemcp.auth.obo.ExchangeOutcome.Exchanged;
import dev.remotemcp.auth.obo.ExchangeOutcome.Failed;
import dev.remotemcp.auth.token.IdentityProvider.Entra;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;

/**
 * Exchanges tokens at Entra ID with MSAL.
 *
 * <p>MSAL does the protocol and the credentials. It makes a new application for each exchange, which is cheap and in
 * the caller's own directory, and whose cache is thrown away with it: that cache evicts what two clients of one person
 * need, is searched from end to end, and hands out tokens that an API has refused.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow">On-Behalf-Of flow</a>
 */
final class MsalExchanger implements TokenExchanger {
    /** That claims challenges are understood here, which makes for long-lived tokens that can be revoked. */
    private static final Set<String> CAPABILITIES = Set.of("cp1");

    private final Entra entra;
    private final Optional<URI> elsewhere;
    private final ClientProof proof;
    private final TokenHttp http;
    private final ExecutorService threads;
    private final OperatorLog operator;
    private final Clock clock;

    MsalExchanger(
            Entra entra,
            ClientProof proof,
            TokenHttp http,
            ExecutorService threads,
            OperatorLog operator,
            Clock clock) {
        this.entra = entra;
        this.elsewhere = Optional.of(entra.authority())
                .filter(authority -> !authority.equals(entra.cloud().authority()))
                .map(URI::create);
        this.proof = proof;
        this.http = http;
        this.threads = threads;
        this.operator = operator;
        this.clock = clock;
    }

    @Override
    public ExchangeOutcome exchange(ExchangeRequest request) throws InterruptedException {
        MsalTransport transport = new MsalTransport(http, elsewhere, clock);
        try {
            IAuthenticationResult result = application(request.tenantId(), transport)
                    .acquireToken(parameters(request))
                    .get();
            return new Exchanged(new DownstreamToken(
                    result.accessToken(), result.expiresOnDate().toInstant(), granted(result, request.target())));
        } catch (NoProofException e) {
            return new Failed(operator.problem(e));
        } catch (ExecutionException | MalformedURLException e) {
            return new Failed(problem(transport, request.target(), e));
        }
    }

    private ConfidentialClientApplication application(String tenant, MsalTransport transport)
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

    private static OnBehalfOfParameters parameters(ExchangeRequest request) {
        var parameters = OnBehalfOfParameters.builder(
                        request.target().scopes(),
                        new UserAssertion(request.assertion().text()))
                .skipCache(true);
        // Not claims(…), which is dropped from the request beside capabilities.
        request.claims().ifPresent(parameters::claimsFromClient);
        return parameters.build();
    }

    private static Set<String> granted(IAuthenticationResult result, TokenTarget target) {
        return Optional.ofNullable(result.scopes())
                .map(scopes -> Arrays.stream(scopes.split(" ", -1))
                        .filter(scope -> !scope.isEmpty())
                        .collect(Collectors.toSet()))
                .filter(scopes -> !scopes.isEmpty())
                .orElseGet(() -> Set.copyOf(target.scopes()));
    }

    private OnBehalfOfProblem problem(MsalTransport transport, TokenTarget target, Exception thrown) {
        Optional<TokenError> error = transport.error();
        if (error.isPresent()) {
            return operator.problem(error.get(), target.scopes());
        }
        if (transport.unreachable()) {
            return new OnBehalfOfProblem.Unavailable("", "");
        }
        Throwable cause = Optional.ofNullable(thrown.getCause()).orElse(thrown);
        // Its message may have parts of tokens.
        return operator.problem(NoProofException.of(
                cause.getClass().getName(),
                "no request could be made: check mcp.auth.obo.credential and what it needs"));
    }
}
