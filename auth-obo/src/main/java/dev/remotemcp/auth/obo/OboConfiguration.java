package dev.remotemcp.auth.obo;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How tokens are exchanged, as it was written down; {@link OboSettings} is what has been checked. The APIs are read as
 * {@link DownstreamConfiguration}.
 *
 * @param credential what the server proves itself with: {@code secret}, {@code certificate}, {@code managed-identity}
 *     or {@code workload-identity}; with {@code oidc} it is {@code secret}
 * @param clientSecret with {@code secret}, the secret
 * @param certificate with {@code certificate}, path of a PKCS#12 file with the key and its certificate
 * @param certificatePassword its password, by default none
 * @param managedIdentityClientId with {@code managed-identity}, the user-assigned one; by default the machine's own
 * @param federatedTokenFile with {@code workload-identity}, path of the token, by default that in
 *     {@code AZURE_FEDERATED_TOKEN_FILE}
 * @param tokenEndpoint with {@code oidc}, where tokens are exchanged
 * @param clientId with {@code oidc}, the server's name at the token endpoint
 * @param connectTimeout how long a connection may take
 * @param readTimeout how long an answer may take
 * @param cacheSize tokens that are kept
 */
@ConfigurationProperties("mcp.auth.obo")
record OboConfiguration(
        @Nullable String credential,
        @Nullable String clientSecret,
        @Nullable String certificate,
        @Nullable String certificatePassword,
        @Nullable String managedIdentityClientId,
        @Nullable String federatedTokenFile,
        @Nullable String tokenEndpoint,
        @Nullable String clientId,
        @Bindable(defaultValue = "2s") Duration connectTimeout,
        @Bindable(defaultValue = "10s") Duration readTimeout,
        @Bindable(defaultValue = "10000") int cacheSize) {
    /** Leaves out the secrets. */
    @Override
    public String toString() {
        return "OboConfiguration[credential=" + credential + "]";
    }
}
