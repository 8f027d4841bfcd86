package dev.remotemcp.apps.page;

import dev.remotemcp.apps.page.Page.Directive;
import dev.remotemcp.apps.page.Page.Need;
import dev.remotemcp.runtime.catalog.AppBinding.Csp;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a page may reach, as a host puts it into force.
 *
 * @param csp what is declared
 */
public record Policy(Csp csp) {
    private static final Pattern ORIGIN = Pattern.compile("(?:https?|wss?)://(?:\\*\\.)?"
            + "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*(?::\\d{1,5})?");

    /**
     * The first place that is no origin, with the mend.
     *
     * <p>Anything else could end the policy that a host writes, or begin another one.
     */
    public Optional<String> malformed() {
        for (Directive directive : Directive.values()) {
            for (String place : places(directive)) {
                if (!ORIGIN.matcher(place).matches()) {
                    return Optional.of("the place '" + place + "' of its policy (" + directive.member()
                            + ") is no origin: write it like https://api.example.com or https://*.example.com, without"
                            + " a path");
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a host lets the page load something. */
    public boolean allows(Need need) {
        return places(need.directive()).stream().anyMatch(place -> covers(place, need.url()));
    }

    private List<String> places(Directive directive) {
        return switch (directive) {
            case CONNECT -> csp.connect();
            case RESOURCE -> csp.resource();
            case FRAME -> csp.frame();
            case BASE_URI -> csp.baseUri();
        };
    }

    /** As Content Security Policy Level 3 matches a URL to a source, for sources without a path. */
    private static boolean covers(String place, String url) {
        URI wanted;
        URI allowed;
        try {
            wanted = new URI(url.replaceFirst("[?#].*", "").replace("${", "x").replace("}", ""));
            allowed = new URI(place.replace("*.", "wildcard."));
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
        if (wanted.getHost() == null || allowed.getHost() == null || wanted.getScheme() == null) {
            return false;
        }
        String host = wanted.getHost().toLowerCase(Locale.ROOT);
        String pattern = allowed.getHost().toLowerCase(Locale.ROOT);
        boolean sameHost =
                place.contains("*.") ? host.endsWith(pattern.substring("wildcard".length())) : host.equals(pattern);
        boolean samePort = allowed.getPort() < 0 && wanted.getPort() < 0 || port(allowed) == port(wanted);
        return sameHost && samePort && schemeCovers(allowed, wanted);
    }

    private static boolean schemeCovers(URI allowed, URI wanted) {
        String one = allowed.getScheme().toLowerCase(Locale.ROOT);
        String other = wanted.getScheme().toLowerCase(Locale.ROOT);
        return one.equals(other)
                || one.equals("http") && other.equals("https")
                || one.equals("ws") && other.equals("wss");
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
            case "http", "ws" -> 80;
            default -> 443;
        };
    }
}
