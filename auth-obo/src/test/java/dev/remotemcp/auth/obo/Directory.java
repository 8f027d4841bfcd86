package dev.remotemcp.auth.obo;

import dev.remotemcp.auth.token.Assertion;
import dev.remotemcp.auth.token.Caller;
import dev.remotemcp.auth.token.Cloud;
import dev.remotemcp.auth.token.IdentityProvider.Entra;
import dev.remotemcp.minientra.Application;
import dev.remotemcp.minientra.MiniEntra;
import dev.remotemcp.minientra.RecordedRequest;
import dev.remotemcp.minientra.User;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** A local Entra with the registration of an MCP server, people who have consented, and what exchanges their tokens. */
final class Directory implements AutoCloseable {
    static final String CLIENT_ID = "11111111-2222-3333-4444-555555555555";
    static final String SECRET = "not-a-real-secret";
    static final String USER_READ = "https://graph.microsoft.com/User.Read";
    static final String MAIL_READ = "https://graph.microsoft.com/Mail.Read";

    final Application server = Application.builder(CLIENT_ID)
            .identifierUri("https://mcp.contoso.com/mcp")
            .scopes("mcp.access")
            .secret(SECRET)
            .build();
    final MiniEntra entra;
    final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    final TokenHttp http = new TokenHttp(Duration.ofSeconds(30), Duration.ofSeconds(30), threads);

    Directory() {
        this(builder -> builder);
    }

    Directory(UnaryOperator<MiniEntra.Builder> more) {
        entra = more.apply(MiniEntra.builder().applications(server)).start();
        entra.consents().grantForAll(server, Application.GRAPH, "User.Read", "Mail.Read");
    }

    Entra provider() {
        return provider(entra.baseUri().toString());
    }

    static Entra provider(String authority) {
        return new Entra(
                Cloud.PUBLIC,
                authority,
                Optional.of(MiniEntra.TENANT),
                Set.of(MiniEntra.TENANT),
                CLIENT_ID,
                Set.of("2.0"),
                URI.create(authority + "/keys"));
    }

    MsalExchanger exchanger() {
        return exchanger(provider(), new ExchangeClient.Secret(SECRET));
    }

    MsalExchanger exchanger(Entra provider, ExchangeClient.OfEntra client) {
        ClientProof proof = new ClientProofs(
                        request -> new MsalTransport(http, Optional.empty(), Clock.systemUTC()).send(request), threads)
                .of(client);
        return new MsalExchanger(
                new EntraApplications(provider, proof, http, threads, Clock.systemUTC()),
                new OperatorLog(Clock.systemUTC()));
    }

    /** Tokens as the application has them. */
    CachedTokens tokens(Map<String, Downstream> downstreams) {
        return tokens(exchanger(), downstreams, Clock.systemUTC());
    }

    CachedTokens tokens(TokenExchanger exchanger, Map<String, Downstream> downstreams, Clock clock) {
        Duration longest = Duration.ofSeconds(12);
        return new CachedTokens(
                new OboSettings(Duration.ofSeconds(2), Duration.ofSeconds(10), 10_000, downstreams),
                new CachedTokens.Issuer(entra.baseUri().toString(), CLIENT_ID),
                new Exchanges(exchanger, new Breakers(clock, longest), Thread::sleep, longest, clock),
                threads,
                clock);
    }

    User alice() {
        return entra.user("Alice");
    }

    /** Who calls with a token that was just made. */
    Caller caller(User user) {
        return caller(user, entra.accessToken(user, server).mint());
    }

    static Caller caller(User user, String token) {
        return new Caller(
                user.tenantId(),
                user.objectId(),
                "subject of " + user.name(),
                MiniEntra.VS_CODE,
                Set.of("mcp.access"),
                Set.of(),
                false,
                true,
                Instant.now().plus(Duration.ofHours(1)),
                Map.of(),
                new Assertion(token));
    }

    static ExchangeRequest request(Caller caller, String... scopes) {
        return new ExchangeRequest(
                caller.assertion(), caller.tenantId(), TokenTarget.of(Set.of(scopes)), Optional.empty());
    }

    /** Requests to the token endpoints. */
    List<RecordedRequest> exchanges() {
        return entra.journal().requests("/oauth2/v2.0/token");
    }

    @Override
    public void close() {
        http.close();
        threads.shutdownNow();
        entra.close();
    }
}
