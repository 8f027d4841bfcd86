package dev.remotemcp.publish;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.DefaultAzureCredentialBuilder;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of Entra for whoever runs the build: a service principal or a workload identity from the environment
 * ({@code AZURE_CLIENT_ID} and so on), a managed identity, or the person who has signed in with {@code az login} or
 * {@code azd auth login}. Keeps them while they are valid; may be used by several threads.
 */
public final class AzureTokens implements Tokens {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Pattern CODE = Pattern.compile("AADSTS\\d+");

    static {
        // They log what Entra answers, user names included. Maven's loggers read this when they are made.
        for (String library : List.of("com.azure.identity", "com.azure.core", "com.microsoft.aad.msal4j")) {
            String key = "org.slf4j.simpleLogger.log." + library;
            if (System.getProperty(key) == null) {
                System.setProperty(key, "off");
            }
        }
    }

    private final TokenCredential credential;

    /** With whatever credential there is. */
    public AzureTokens() {
        this(new DefaultAzureCredentialBuilder().build());
    }

    AzureTokens(TokenCredential credential) {
        this.credential = credential;
    }

    @Override
    public String token(String scope) throws RefusedException {
        AccessToken token;
        try {
            token = credential
                    .getToken(new TokenRequestContext().addScopes(scope))
                    .block(LONGEST);
        } catch (RuntimeException e) {
            throw refused(scope, e.getMessage());
        }
        if (token == null) {
            throw refused(scope, null);
        }
        return token.getToken();
    }

    /** Tells the code alone: the message may name the user. */
    private static RefusedException refused(String scope, @Nullable String message) {
        Matcher code = CODE.matcher(message == null ? "" : message);
        return new RefusedException(
                "There is no token of Entra for " + scope + (code.find() ? " (" + code.group() + ")." : "."),
                "Sign in with az login, or give the build a service principal with AZURE_TENANT_ID, AZURE_CLIENT_ID and"
                        + " AZURE_CLIENT_SECRET.");
    }
}
