package dev.remotemcp.samples.docs;

import dev.remotemcp.auth.obo.DownstreamToken;
import dev.remotemcp.auth.obo.ExchangeOutcome;
import dev.remotemcp.auth.obo.ExchangeOutcome.Exchanged;
import dev.remotemcp.auth.obo.ExchangeOutcome.Failed;
import dev.remotemcp.auth.obo.ExchangeRequest;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.SignInAgain;
import dev.remotemcp.auth.obo.TokenExchanger;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

// region class
@Singleton
@Requires(beans = VaultExchanger.Vault.class)
class VaultExchanger implements TokenExchanger {
    /** Where tokens for other systems come from. */
    interface Vault {
        Optional<DownstreamToken> trade(String token, Set<String> scopes) throws InterruptedException;
    }

    private final Vault vault;

    VaultExchanger(Vault vault) {
        this.vault = vault;
    }

    @Override
    public ExchangeOutcome exchange(ExchangeRequest request) throws InterruptedException {
        return vault.trade(request.assertion().text(), request.target().scopes())
                .<ExchangeOutcome>map(Exchanged::new)
                .orElseGet(() -> new Failed(new SignInAgain("", "")));
    }
}
// endregion
