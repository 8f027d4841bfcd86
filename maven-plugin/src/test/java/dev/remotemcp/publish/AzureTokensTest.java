package dev.remotemcp.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.exception.ClientAuthenticationException;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class AzureTokensTest {
    @Test
    void asksForTheScope() throws RefusedException {
        AzureTokens tokens = new AzureTokens(
                context -> Mono.just(new AccessToken("token for " + context.getScopes(), OffsetDateTime.MAX)));

        assertThat(tokens.token("https://ai.azure.com/.default"))
                .isEqualTo("token for [https://ai.azure.com/.default]");
    }

    @Test
    void tellsTheCodeOfEntraAndNotTheUser() {
        AzureTokens tokens = new AzureTokens(context -> Mono.error(new ClientAuthenticationException(
                "AADSTS50076: ann@contoso.com must use multi-factor authentication", null)));

        assertThatThrownBy(() -> tokens.token("https://ai.azure.com/.default"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("https://ai.azure.com/.default (AADSTS50076)")
                .hasMessageContaining("az login")
                .hasMessageNotContaining("ann");
    }

    @Test
    void aCredentialThatHasNothingIsTold() {
        AzureTokens tokens = new AzureTokens(context -> Mono.empty());

        assertThatThrownBy(() -> tokens.token("https://ai.azure.com/.default"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("az login");
    }

    @Test
    void mavensLoggersOfAzuresLibrariesAreOff() {
        assertThat(new AzureTokens(context -> Mono.empty())).isNotNull();

        assertThat(List.of("com.azure.identity", "com.azure.core", "com.microsoft.aad.msal4j"))
                .allMatch(library -> "off".equals(System.getProperty("org.slf4j.simpleLogger.log." + library)));
    }

    @Test
    void theCredentialOfThisMachineIsBuiltWithoutAskingAnyone() {
        assertThat(new AzureTokens()).isNotNull();
    }
}
