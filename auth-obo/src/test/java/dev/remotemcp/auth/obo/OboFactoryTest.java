package dev.remotemcp.auth.obo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OboFactoryTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.remotemcp");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Map<String, Object> properties = new LinkedHashMap<>(Map.of(
            "mcp.auth.provider", "entra",
            "mcp.auth.public-url", "https://mcp.contoso.com/mcp",
            "mcp.auth.tenant-id", "aaaabbbb-0000-cccc-1111-dddd2222eeee",
            "mcp.auth.client-id", Directory.CLIENT_ID));

    /** What an application may bring instead. */
    @Singleton
    @Requires(property = "test.own-exchanger")
    static final class OwnExchanger implements TokenExchanger {
        @Override
        public ExchangeOutcome exchange(ExchangeRequest request) {
            return new ExchangeOutcome.Exchanged(new DownstreamToken(
                    "own", Instant.now().plusSeconds(3600), request.target().scopes()));
        }
    }

    @BeforeEach
    void listen() {
        logged.start();
        logger.addAppender(logged);
        logger.setLevel(Level.INFO);
    }

    @AfterEach
    void stopListening() {
        logger.setLevel(null);
        logger.detachAppender(logged);
    }

    @Test
    void withoutConfigurationThereIsNothing() {
        try (ApplicationContext context = ApplicationContext.run(properties)) {
            assertThat(context.findBean(OnBehalfOfTokens.class)).isEmpty();
            assertThat(context.findBean(TokenExchanger.class)).isEmpty();
            assertThat(context.findBean(OboSettings.class)).isEmpty();
        }
    }

    @Test
    void aCredentialAndAnApiAreEnough() {
        graph();
        properties.put("mcp.auth.obo.credential", "managed-identity");
        properties.put("mcp.auth.obo.cache-size", 7);
        properties.put("mcp.auth.obo.read-timeout", "3s");

        try (ApplicationContext context = ApplicationContext.run(properties)) {
            assertThat(context.getBean(OnBehalfOfTokens.class)).isInstanceOf(CachedTokens.class);
            assertThat(context.getBean(TokenExchanger.class)).isInstanceOf(MsalExchanger.class);
            OboSettings settings = context.getBean(OboSettings.class);
            assertThat(settings.cacheSize()).isEqualTo(7);
            assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
            assertThat(settings.readTimeout()).isEqualTo(Duration.ofSeconds(3));
            assertThat(settings.downstream("graph").target().scopes())
                    .containsExactly("https://graph.microsoft.com/Mail.Read", "https://graph.microsoft.com/User.Read");
        }
        assertThat(warnings()).isEmpty();
    }

    @Test
    void anApiWithoutACredentialDoesNotStart() {
        graph();

        assertThatThrownBy(() -> ApplicationContext.run(properties))
                .rootCause()
                .hasMessageContaining("The setting mcp.auth.obo.credential is not set");
    }

    @Test
    void aWrongApiDoesNotStart() {
        graph();
        properties.put("mcp.auth.obo.credential", "managed-identity");
        properties.put("mcp.auth.obo.downstream.graph.base-url", "http://graph.microsoft.com");

        assertThatThrownBy(() -> ApplicationContext.run(properties))
                .rootCause()
                .hasMessageContaining("mcp.auth.obo.downstream.graph.base-url");
    }

    @Test
    void aMisspeltSettingOfAnApiIsReportedByName() {
        graph();
        properties.put("mcp.auth.obo.credential", "managed-identity");
        properties.put("mcp.auth.obo.downstream.graph.bse-url", "https://graph.microsoft.com/v1.0");

        ApplicationContext.run(properties).close();

        assertThat(warnings())
                .singleElement()
                .asString()
                .contains(
                        "'mcp.auth.obo.downstream.graph.bse-url' is not read by anything",
                        "mcp.auth.obo.downstream.<name>.base-url");
    }

    @Test
    void allSettingsOfAnApiAreKnownUnderAnyName() {
        try (ApplicationContext context = ApplicationContext.run(Map.of(
                "mcp.auth.provider", "oidc",
                "mcp.auth.public-url", "https://mcp.example.com/mcp",
                "mcp.auth.issuer", "https://id.example.com/realms/main",
                "test.own-exchanger", true,
                "mcp.auth.obo.downstream.ourOrders.base-url", "https://orders.example.com",
                "mcp.auth.obo.downstream.ourOrders.scopes[0]", "read",
                "mcp.auth.obo.downstream.ourOrders.audience", "orders",
                "mcp.auth.obo.downstream.ourOrders.resource", "https://orders.example.com/api"))) {
            assertThat(context.getBean(OboSettings.class).downstreams()).hasSize(1);
        }
        assertThat(warnings()).isEmpty();
    }

    @Test
    void withoutSignInThereIsNobodyToActFor() {
        graph();
        properties.put("mcp.auth.obo.credential", "managed-identity");
        properties.put("mcp.auth.provider", "none");

        assertThatThrownBy(() -> ApplicationContext.run(properties))
                .rootCause()
                .hasMessageContaining("set mcp.auth.provider to entra or oidc");
    }

    @Test
    void aSecretIsWarnedOfOnceAndNotShown() {
        graph();
        properties.put("mcp.auth.obo.credential", "secret");
        properties.put("mcp.auth.obo.client-secret", "very-secret");

        ApplicationContext.run(properties).close();

        assertThat(warnings())
                .singleElement()
                .asString()
                .contains("mcp.auth.obo.credential")
                .doesNotContain("very-secret");
    }

    @Test
    void aSecretForAStandInOnThisMachineIsFine() {
        graph();
        properties.put("mcp.auth.authority", "http://127.0.0.1:8081");
        properties.put("mcp.auth.obo.credential", "secret");
        properties.put("mcp.auth.obo.client-secret", "very-secret");

        ApplicationContext.run(properties).close();

        assertThat(warnings()).isEmpty();
    }

    @Test
    void anExchangerOfTheApplicationsOwnTakesThePlaceOfOursAndNeedsNoCredential() {
        graph();
        properties.put("test.own-exchanger", true);

        try (Directory directory = new Directory();
                ApplicationContext context = ApplicationContext.run(properties)) {
            assertThat(context.getBean(TokenExchanger.class)).isInstanceOf(OwnExchanger.class);
            assertThat(context.getBean(OnBehalfOfTokens.class)
                            .onBehalfOf(directory.caller(directory.alice()), "graph")
                            .value())
                    .isEqualTo("own");
        }
    }

    @Test
    void anotherProviderExchangesTokensByTheSpecification() {
        try (ApplicationContext context = ApplicationContext.run(Map.of(
                "mcp.auth.provider", "oidc",
                "mcp.auth.public-url", "https://mcp.example.com/mcp",
                "mcp.auth.issuer", "https://id.example.com/realms/main",
                "mcp.auth.jwks-uri", "https://id.example.com/realms/main/keys",
                "mcp.auth.obo.token-endpoint", "https://id.example.com/realms/main/token",
                "mcp.auth.obo.client-id", "mcp",
                "mcp.auth.obo.client-secret", "very-secret",
                "mcp.auth.obo.downstream.orders.base-url", "https://orders.example.com",
                "mcp.auth.obo.downstream.orders.audience", "orders"))) {
            assertThat(context.getBean(TokenExchanger.class)).isInstanceOf(Rfc8693Exchanger.class);
            assertThat(context.getBean(OnBehalfOfTokens.class)).isNotNull();
        }
        assertThat(warnings()).isEmpty();
    }

    @Test
    void theWholeOfItWorksAgainstALocalEntra() {
        try (Directory directory = new Directory()) {
            graph();
            properties.put("mcp.auth.authority", directory.entra.baseUri().toString());
            properties.put("mcp.auth.obo.credential", "secret");
            properties.put("mcp.auth.obo.client-secret", Directory.SECRET);
            try (ApplicationContext context = ApplicationContext.run(properties)) {
                OnBehalfOfTokens tokens = context.getBean(OnBehalfOfTokens.class);

                DownstreamToken token = tokens.onBehalfOf(directory.caller(directory.alice()), "graph");

                assertThat(Outcomes.claims(token).path("oid").asString())
                        .isEqualTo(directory.alice().objectId());
                assertThat(token.scopes()).containsAll(Set.of(Directory.USER_READ, Directory.MAIL_READ));
            }
        }
    }

    private void graph() {
        properties.put("mcp.auth.obo.downstream.graph.base-url", "https://graph.microsoft.com/v1.0");
        properties.put("mcp.auth.obo.downstream.graph.scopes", List.of("User.Read", "Mail.Read"));
    }

    private List<String> warnings() {
        return logged.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
