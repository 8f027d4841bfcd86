package dev.remotemcp.auth.obo;

import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.OnBehalfOfParameters;
import com.microsoft.aad.msal4j.UserAssertion;
import dev.remotemcp.auth.obo.ExchangeOutcome.Exchanged;
import dev.remotemcp.auth.obo.ExchangeOutcome.Failed;
import java.net.MalformedURLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/**
 * Exchanges tokens at Entra ID with MSAL.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow">On-Behalf-Of flow</a>
 */
final class MsalExchanger implements TokenExchanger {
    private final EntraApplications applications;
    private final OperatorLog operator;

    MsalExchanger(EntraApplications applications, OperatorLog operator) {
        this.applications = applications;
        this.operator = operator;
    }

    @Override
    public ExchangeOutcome exchange(ExchangeRequest request) throws InterruptedException {
        MsalTransport transport = applications.transport();
        try {
            IAuthenticationResult result = applications
                    .of(request.tenantId(), transport)
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
