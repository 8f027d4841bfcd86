package dev.remotemcp.auth.obo;

import java.net.URI;
import java.util.Locale;

/**
 * An API that is called on behalf of callers, as {@code mcp.auth.obo.downstream.<name>} describes it.
 *
 * @param name what it is called here
 * @param baseUrl where it is: https, or http on loopback; without query and fragment
 * @param target what a token for it is asked with
 */
public record Downstream(String name, URI baseUrl, TokenTarget target) {
    /** Whether a token for this API may be sent to an address: it has the scheme, host and port of the base URL. */
    public boolean receives(URI address) {
        return address.getScheme() != null
                && address.getHost() != null
                && address.getRawUserInfo() == null
                && origin(address).equals(origin(baseUrl));
    }

    /** The scheme, host and port, for example {@code https://graph.microsoft.com}; a usual port is left out. */
    public String origin() {
        return origin(baseUrl);
    }

    static String origin(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        boolean usual = url.getPort() < 0 || url.getPort() == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + url.getPort());
    }
}
