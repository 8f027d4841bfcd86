package dev.remotemcp.auth.token;

/**
 * What is made of the built-in authentication of Azure App Service and Azure Functions, which runs before the server.
 *
 * @see <a href="https://learn.microsoft.com/azure/app-service/configure-authentication-user-identities">Azure App
 *     Service, Work with user identities</a>
 */
public enum EasyAuth {
    /** Nothing: its headers are not looked at, and every request needs a token in {@code Authorization}. */
    VERIFY("verify"),
    /**
     * A request without {@code Authorization} may have its token in {@code X-MS-TOKEN-AAD-ACCESS-TOKEN}, where the
     * platform puts the one that the user signed in with. It is verified like any other.
     */
    TRUST("trust");

    private final String word;

    EasyAuth(String word) {
        this.word = word;
    }

    /** How the configuration writes it. */
    public String word() {
        return word;
    }
}
