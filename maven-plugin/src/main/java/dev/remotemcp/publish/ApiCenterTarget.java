package dev.remotemcp.publish;

import dev.remotemcp.connect.UnfitException;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * The API Center that a server is listed in.
 *
 * @param id Azure resource id of the service
 * @param environment name of the environment that the server runs in, made if there is none
 * @param resourceManager {@code https://management.azure.com} in the public cloud
 */
public record ApiCenterTarget(String id, String environment, URI resourceManager) {
    private static final Pattern ID = Pattern.compile(
            "/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\\.ApiCenter/services/[^/]+",
            Pattern.CASE_INSENSITIVE);

    /** @throws UnfitException if the id is none of an API Center */
    public ApiCenterTarget {
        if (!ID.matcher(id).matches()) {
            throw new UnfitException(
                    "apiCenterId",
                    "'" + id + "' is no resource id of an API Center: copy it from its JSON view in the Azure portal,"
                            + " /subscriptions/…/resourceGroups/…/providers/Microsoft.ApiCenter/services/…");
        }
    }
}
