package dev.remotemcp.auth.token;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where Entra ID runs. Each cloud has its own directories, and a token of one is nothing in another.
 *
 * <p>The addresses are those of Microsoft's documentation of national clouds and, for {@link #FRANCE}, {@link #GERMANY}
 * and {@link #SINGAPORE}, of that of its Graph PowerShell SDK and of its sign-in libraries. None of them has been tried
 * with a live tenant; of these three the issuers of version 1.0 are not documented, so only version 2.0 is accepted.
 *
 * @see <a href="https://learn.microsoft.com/graph/deployments">Microsoft Graph national cloud deployments</a>
 */
public enum Cloud {
    /** The one that nearly everybody uses. */
    PUBLIC("public", "login.microsoftonline.com", "sts.windows.net", "graph.microsoft.com"),
    /** For authorities of the United States; those of defence have the same sign-in and a Graph of their own. */
    US_GOVERNMENT("us-government", "login.microsoftonline.us", "sts.windows.net", "graph.microsoft.us"),
    /** Run by 21Vianet in China. */
    CHINA("china", "login.partner.microsoftonline.cn", "sts.chinacloudapi.cn", "microsoftgraph.chinacloudapi.cn"),
    /** Run by Bleu in France. */
    FRANCE("france", "login.sovcloud-identity.fr", null, "graph.svc.sovcloud.fr"),
    /** Run by Delos in Germany. */
    GERMANY("germany", "login.sovcloud-identity.de", null, "graph.svc.sovcloud.de"),
    /** For authorities of Singapore. */
    SINGAPORE("singapore", "login.sovcloud-identity.sg", null, "graph.svc.sovcloud.sg");

    private final String word;
    private final String host;
    private final @Nullable String firstVersionHost;
    private final String graphHost;

    Cloud(String word, String host, @Nullable String firstVersionHost, String graphHost) {
        this.word = word;
        this.host = host;
        this.firstVersionHost = firstVersionHost;
        this.graphHost = graphHost;
    }

    /** How the configuration writes it. */
    public String word() {
        return word;
    }

    /** What people sign in at, for example {@code https://login.microsoftonline.com}. */
    public String authority() {
        return "https://" + host;
    }

    /** Where Microsoft Graph is, without a version, for example {@code https://graph.microsoft.com}. */
    public String graph() {
        return "https://" + graphHost;
    }

    /** The issuer of tokens of version 1.0; empty where its name is not known. */
    Optional<String> firstVersionIssuer(String tenant) {
        return Optional.ofNullable(firstVersionHost).map(name -> "https://" + name + "/" + tenant + "/");
    }
}
