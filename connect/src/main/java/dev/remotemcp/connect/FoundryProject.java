package dev.remotemcp.connect;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A project of Foundry.
 *
 * @param id its Azure resource id
 * @param endpoint where its toolboxes are reached, without a slash at the end
 */
public record FoundryProject(String id, URI endpoint) {
    private static final Pattern ID = Pattern.compile(
            "/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\\.CognitiveServices/accounts/([^/]+)"
                    + "/projects/([^/]+)",
            Pattern.CASE_INSENSITIVE);

    /**
     * A project by its resource id.
     *
     * @param endpoint where its toolboxes are reached; by default
     *     {@code https://ACCOUNT.services.ai.azure.com/api/projects/PROJECT}
     * @throws UnfitException if the id is none of a project
     */
    public static FoundryProject of(String id, Optional<URI> endpoint) {
        Matcher parts = ID.matcher(id);
        if (!parts.matches()) {
            throw new UnfitException(
                    "projectId",
                    "'" + id + "' is no resource id of a Foundry project: copy it from the project's JSON view in the"
                            + " Azure portal, /subscriptions/…/resourceGroups/…/providers/Microsoft.CognitiveServices"
                            + "/accounts/…/projects/…");
        }
        return new FoundryProject(
                id,
                endpoint.orElseGet(() -> URI.create(
                        "https://" + parts.group(1) + ".services.ai.azure.com/api/projects/" + parts.group(2))));
    }

    /** The Azure resource id of one of its connections. */
    public String connectionId(String connection) {
        return id + "/connections/" + connection;
    }
}
