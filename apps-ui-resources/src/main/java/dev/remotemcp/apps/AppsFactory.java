package dev.remotemcp.apps;

import dev.remotemcp.apps.page.Pages;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.io.ResourceLoader;
import io.micronaut.core.io.ResourceResolver;
import jakarta.inject.Singleton;

/** Makes what the pages of the application are made with. */
@Factory
final class AppsFactory {
    @Singleton
    Pages pages(AppsConfiguration configuration, Development development, ResourceResolver resources) {
        ResourceLoader loader = resources
                .getLoader(io.micronaut.core.io.scan.ClassPathResourceLoader.class)
                .orElseThrow(() -> new IllegalStateException("There is no class path to load pages from"));
        return new Pages(loader, development.sources(), configuration.maxSize());
    }
}
