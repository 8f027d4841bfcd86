package dev.remotemcp.auth.token;

/** Where Entra ID runs. Each cloud has its own directories, and a token of one is nothing in another. */
public enum Cloud {
    /** The one that nearly everybody uses. */
    PUBLIC("public", "login.microsoftonline.com", "sts.windows.net"),
    /** For authorities of the United States. */
    US_GOVERNMENT("us-government", "login.microsoftonline.us", "sts.windows.net"),
    /** Run by 21Vianet in China. */
    CHINA("china", "login.partner.microsoftonline.cn", "sts.chinacloudapi.cn");

    private final String word;
    private final String host;
    private final String firstVersionHost;

    Cloud(String word, String host, String firstVersionHost) {
        this.word = word;
        this.host = host;
        this.firstVersionHost = firstVersionHost;
    }

    /** How the configuration writes it. */
    public String word() {
        return word;
    }

    /** What people sign in at, for example {@code https://login.microsoftonline.com}. */
    public String authority() {
        return "https://" + host;
    }

    /** The issuer of tokens of version 1.0. */
    String firstVersionIssuer(String tenant) {
        return "https://" + firstVersionHost + "/" + tenant + "/";
    }
}
