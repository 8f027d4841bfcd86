package dev.remotemcp.minientra;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A local Microsoft Entra: signs people in, issues and exchanges tokens, and can be told to fail.
 *
 * <p>It listens on loopback only, checks no password, and makes its keys anew at each start, so that its tokens are
 * worth nothing anywhere else.
 */
public final class MiniEntra implements AutoCloseable {
    /** The tenant there is when none is named. */
    public static final String TENANT = "aaaabbbb-0000-cccc-1111-dddd2222eeee";

    /** The client id of Visual Studio Code. */
    public static final String VS_CODE = "aebc6443-996d-45c2-90f0-388ff96faa56";

    private final LoopbackServer server;
    private final String tenantId;
    private final Authority authority;
    private final Directory directory;
    private final Mint mint;
    private final TokenReader reader;
    private final Consents consents = new Consents();
    private final Faults<Fault> faults = new Faults<>();
    private final Journal journal = new Journal();

    private MiniEntra(Builder builder) {
        Set<String> tenants = builder.tenants.isEmpty() ? Set.of(TENANT) : builder.tenants;
        tenantId = tenants.iterator().next();
        server = new LoopbackServer(builder.address, journal);
        authority = new Authority(server.base());
        directory = new Directory(tenants, builder.users.isEmpty() ? aliceAndBob(tenants) : builder.users);
        directory.register(Application.GRAPH);
        builder.applications.forEach(directory::register);
        Sessions sessions = new Sessions();
        SigningKeys keys = new SigningKeys(authority);
        mint = new Mint(authority, keys, sessions, builder.clock, builder.lifetime);
        reader = new TokenReader(mint);
        server.serve(site(builder));
    }

    private EntraSite site(Builder builder) {
        Mode mode = builder.mode;
        Clock clock = builder.clock;
        Grants grants = new Grants(clock);
        RequestedScopes.Reader scopes = new RequestedScopes.Reader(directory, mode);
        ClientAuthentication clients = new ClientAuthentication(directory, new ClientAssertions(clock));
        TokenAnswers answers = new TokenAnswers(mint, grants, builder.anonymousAnswers);
        Sessions sessions = mint.sessions();
        OnBehalfOf onBehalfOf = new OnBehalfOf(directory, clients, reader, scopes, consents, sessions, answers);
        return new EntraSite(
                mode,
                directory,
                new Metadata(authority, mode),
                mint.keys(),
                new AuthorizeEndpoint(directory, scopes, grants, consents, sessions),
                new TokenEndpoint(clients, scopes, grants, consents, sessions, onBehalfOf, answers),
                new Registration(directory),
                new ErrorAnswers(clock),
                faults);
    }

    private static List<User> aliceAndBob(Set<String> tenants) {
        return tenants.stream()
                .flatMap(tenant -> List.of(User.alice(tenant), User.bob(tenant)).stream())
                .toList();
    }

    /** Starts to describe one. */
    public static Builder builder() {
        return new Builder();
    }

    /** The URL of the server, without a slash at its end. */
    public URI baseUri() {
        return authority.base();
    }

    /** The first tenant. */
    public String tenantId() {
        return tenantId;
    }

    /** The issuer of the first tenant. */
    public String issuer() {
        return issuer(tenantId);
    }

    /** The issuer of a tenant. */
    public String issuer(String tenant) {
        return authority.issuer(tenant, TokenVersion.V2);
    }

    /** Where the keys of a tenant, or of {@code common}, are published. */
    public URI keysUri(String tenant) {
        return authority.keys(tenant);
    }

    /** Where people of a tenant sign in. */
    public URI authorizationEndpoint(String tenant) {
        return authority.authorization(tenant);
    }

    /** Where clients get tokens from a tenant. */
    public URI tokenEndpoint(String tenant) {
        return authority.token(tenant);
    }

    /** A person of the first tenant, by the name to show. */
    public User user(String name) {
        return directory.users(tenantId).stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no " + name + " in " + tenantId));
    }

    /** Registers an application, or replaces the one with the same client id. */
    public void register(Application application) {
        directory.register(application);
    }

    /** The application with a client id. */
    public Optional<Application> application(String clientId) {
        return directory.application(clientId);
    }

    /** Starts a token that a person got for an API: with all its scopes, issued to Visual Studio Code. */
    public TokenBuilder accessToken(User user, Application api) {
        return TokenBuilder.delegated(mint, user, api, VS_CODE, false);
    }

    /** Starts a token that a client got for itself, in the first tenant. */
    public TokenBuilder appOnlyToken(Application client, Application api) {
        return TokenBuilder.appOnly(mint, tenantId, client, api);
    }

    /** Ends all sessions of a person: tokens issued so far can no longer be refreshed or exchanged. */
    public void revoke(User user) {
        mint.sessions().end(user);
    }

    /** The keys that sign. */
    public SigningKeys keys() {
        return mint.keys();
    }

    /** Who has consented to what. */
    public Consents consents() {
        return consents;
    }

    /** What is to go wrong. */
    public Faults<Fault> faults() {
        return faults;
    }

    /** What came in. */
    public Journal journal() {
        return journal;
    }

    Directory directory() {
        return directory;
    }

    TokenReader reader() {
        return reader;
    }

    /** Stops the server and lets go whom a slow fault holds. */
    @Override
    public void close() {
        faults.clear();
        server.close();
    }

    /** Names the URL. */
    @Override
    public String toString() {
        return "MiniEntra at " + baseUri();
    }

    /** What a {@link MiniEntra} is to be like. */
    public static final class Builder {
        private InetSocketAddress address = new InetSocketAddress(loopback(), 0);
        private Mode mode = Mode.STRICT;
        private Clock clock = Clock.systemUTC();
        private Duration lifetime = Duration.ofHours(1);
        private boolean anonymousAnswers;
        private final Set<String> tenants = new LinkedHashSet<>();
        private final List<User> users = new ArrayList<>();
        private final List<Application> applications = new ArrayList<>();

        private Builder() {}

        /** Sets where to listen; a free port of 127.0.0.1 by default, and never anything but loopback. */
        public Builder address(InetSocketAddress other) {
            address = other;
            return this;
        }

        /** Adds tenants by their ids. */
        public Builder tenants(String... ids) {
            tenants.addAll(List.of(ids));
            return this;
        }

        /** Sets how closely to keep to Entra; strictly by default. */
        public Builder mode(Mode other) {
            mode = other;
            return this;
        }

        /** Sets the clock. */
        public Builder clock(Clock other) {
            clock = other;
            return this;
        }

        /** Sets how long tokens are valid; an hour by default. */
        public Builder tokenLifetime(Duration other) {
            lifetime = other;
            return this;
        }

        /**
         * Leaves out of the answers to clients that ask for {@code client_info}, as MSAL does, whom a token is for:
         * neither that nor an ID token is in them. Caches that tell people apart by these mix them up then.
         */
        public Builder anonymousAnswers() {
            anonymousAnswers = true;
            return this;
        }

        /** Adds people; without any, each tenant has Alice and Bob. */
        public Builder users(User... people) {
            users.addAll(List.of(people));
            return this;
        }

        /** Adds applications. */
        public Builder applications(Application... registered) {
            applications.addAll(List.of(registered));
            return this;
        }

        /** Starts it. */
        public MiniEntra start() {
            return new MiniEntra(this);
        }

        static InetAddress loopback() {
            return InetAddress.ofLiteral("127.0.0.1");
        }
    }
}
