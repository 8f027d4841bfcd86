package dev.remotemcp.minientra;

import java.net.URI;

/** Where a {@link MiniEntra} is found, and what its tokens name as their issuer. */
record Authority(URI base) {
    String issuer(String tenantId, TokenVersion version) {
        return switch (version) {
            case V1 -> "https://sts.windows.net/" + tenantId + "/";
            case V2 -> base + "/" + tenantId + "/v2.0";
        };
    }

    /** What keys that sign for every tenant name as their issuer. */
    String issuerTemplate() {
        return issuer("{tenantid}", TokenVersion.V2);
    }

    URI keys(String tenantId) {
        return URI.create(base + "/" + tenantId + "/discovery/v2.0/keys");
    }

    URI authorization(String tenantId) {
        return URI.create(base + "/" + tenantId + "/oauth2/v2.0/authorize");
    }

    URI token(String tenantId) {
        return URI.create(base + "/" + tenantId + "/oauth2/v2.0/token");
    }

    URI registration(String tenantId) {
        return URI.create(base + "/" + tenantId + "/oauth2/v2.0/register");
    }
}
