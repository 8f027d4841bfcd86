package dev.remotemcp.apps;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the pages of apps.
 *
 * @param publicUrl where browsers reach this server, such as {@code https://mcp.contoso.com}; for pages whose files it
 *     serves. By default its own address, if that is of loopback
 * @param maxSize most bytes of a page with all its files
 * @param reload whether pages are read again whenever they have changed; by default where there is a preview
 * @param sources where the resources of the class path have their sources, which are read first where pages are
 *     reloaded
 * @param preview whether there is a preview at {@code /mcp/preview}; by default where the server listens on loopback
 *     only
 */
@ConfigurationProperties("mcp.apps")
public record AppsConfiguration(
        @Nullable URI publicUrl,
        @Bindable(defaultValue = "2MB") @ReadableBytes int maxSize,
        @Nullable Boolean reload,
        @Bindable(defaultValue = "src/main/resources") String sources,
        @Nullable Boolean preview) {}
