package dev.remotemcp.auth.token;

/** What is done with the sign-in that Azure App Service offers before the server. */
public enum EasyAuth {
    /** It is passed over: the token in {@code Authorization} is verified as everywhere. */
    VERIFY("verify"),
    /** The token that the platform hands over is taken where {@code Authorization} has none, and is verified too. */
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
