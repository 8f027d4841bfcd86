package dev.remotemcp.auth.obo;

import dev.remotemcp.auth.obo.ExchangeClient.OfEntra;
import dev.remotemcp.auth.token.AuthSettings;
import dev.remotemcp.auth.token.IdentityProvider.Entra;
import dev.remotemcp.auth.token.IdentityProvider.Oidc;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes what exchanges tokens, if anything of it is configured. */
@Factory
@Requires(property = "mcp.auth.obo")
final class OboFactory {
    private static final Logger LOG = LoggerFactory.getLogger(OboFactory.class);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Made at start, so that a wrong setting is told then. */
    @Context
    OboSettings settings(
            OboConfiguration configuration,
            List<DownstreamConfiguration> downstreams,
            BeanProvider<AuthSettings> signIn) {
        return reader(configuration, downstreams, signIn(signIn)).settings();
    }

    @Singleton
    @Bean(preDestroy = "close")
    TokenHttp http(OboSettings settings) {
        return new TokenHttp(settings.connectTimeout(), settings.readTimeout(), threads);
    }

    /** Made at start as well, for the same reason. */
    @Context
    @Requires(missingBeans = TokenExchanger.class)
    TokenExchanger exchanger(OboConfiguration configuration, AuthSettings signIn, TokenHttp http) {
        ExchangeClient client = reader(configuration, List.of(), signIn).client();
        Clock clock = Clock.systemUTC();
        OperatorLog operator = new OperatorLog(clock);
        return switch (client) {
            case OfEntra ofEntra
            when signIn.provider() instanceof Entra entra -> {
                warn(ofEntra, entra);
                yield new MsalExchanger(applications(ofEntra, entra, http, clock), operator);
            }
            case ExchangeClient.OfOidc ofOidc -> new Rfc8693Exchanger(ofOidc, http, operator, clock);
            case OfEntra _ -> throw new IllegalStateException("Only Entra ID has such a client");
        };
    }

    private EntraApplications applications(OfEntra client, Entra entra, TokenHttp http, Clock clock) {
        ClientProofs proofs =
                new ClientProofs(request -> new MsalTransport(http, Optional.empty(), clock).send(request), threads);
        return new EntraApplications(entra, proofs.of(client), http, threads, clock);
    }

    @Singleton
    @Requires(property = "mcp.auth.provider", pattern = "entra|dev")
    @Requires(property = "mcp.auth.obo.credential")
    SignInCodes codes(OboConfiguration configuration, AuthSettings signIn, TokenHttp http) {
        Clock clock = Clock.systemUTC();
        if (reader(configuration, List.of(), signIn).client() instanceof OfEntra client
                && signIn.provider() instanceof Entra entra) {
            return new SignInCodes(applications(client, entra, http, clock), entra, clock);
        }
        throw new IllegalStateException("Only Entra ID has such a client");
    }

    @Singleton
    OnBehalfOfTokens tokens(OboSettings settings, AuthSettings signIn, TokenExchanger exchanger) {
        Clock clock = Clock.systemUTC();
        var longest = settings.connectTimeout().plus(settings.readTimeout());
        Exchanges exchanges = new Exchanges(exchanger, new Breakers(clock, longest), Thread::sleep, longest, clock);
        CachedTokens.Issuer issuer = switch (signIn.provider()) {
            case Entra entra -> new CachedTokens.Issuer(entra.authority(), entra.clientId());
            case Oidc oidc -> new CachedTokens.Issuer(oidc.issuer(), oidc.audience());
        };
        return new CachedTokens(settings, issuer, exchanges, threads, clock);
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }

    private static OboSettingsReader reader(
            OboConfiguration configuration, List<DownstreamConfiguration> downstreams, AuthSettings signIn) {
        return new OboSettingsReader(configuration, downstreams, signIn.provider(), System::getenv);
    }

    private static AuthSettings signIn(BeanProvider<AuthSettings> settings) {
        if (!settings.isPresent()) {
            throw new ConfigurationException("The settings mcp.auth.obo are there, but nobody signs in on whose behalf"
                    + " tokens could be had: set mcp.auth.provider to entra or oidc, or leave mcp.auth.obo out");
        }
        return settings.get();
    }

    /** Plain http is for a stand-in on this machine, where a secret is as good as any. */
    private static void warn(OfEntra client, Entra entra) {
        if (client instanceof ExchangeClient.Secret && !entra.authority().startsWith("http:")) {
            LOG.warn("The setting mcp.auth.obo.credential is 'secret', which can be copied and ends some day: write"
                    + " managed-identity, workload-identity or certificate where the server is more than a trial");
        }
    }
}
