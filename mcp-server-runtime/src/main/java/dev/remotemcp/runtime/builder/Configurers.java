package dev.remotemcp.runtime.builder;

import dev.remotemcp.annotations.McpServer;
import dev.remotemcp.runtime.config.ServerSettings;
import io.micronaut.context.BeanContext;
import io.micronaut.context.BeanRegistration;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.order.OrderUtil;
import jakarta.annotation.PostConstruct;
import java.util.ArrayList;
import java.util.List;

/** Lets each configurer speak about its server when the application starts, before anybody is served. */
@Context
final class Configurers {
    private final List<CatalogOpening> catalogs;
    private final BeanContext beans;

    Configurers(List<CatalogOpening> catalogs, BeanContext beans) {
        this.catalogs = catalogs;
        this.beans = beans;
    }

    @PostConstruct
    void open() {
        List<BeanRegistration<McpConfigurer>> configurers =
                new ArrayList<>(beans.getBeanRegistrations(McpConfigurer.class));
        OrderUtil.sort(configurers);
        configurers.forEach(this::refuseUnknownServer);
        for (CatalogOpening catalog : catalogs) {
            catalog.open(configurers.stream()
                    .filter(configurer -> server(configurer).equals(catalog.server()))
                    .map(BeanRegistration::bean)
                    .toList());
        }
    }

    private void refuseUnknownServer(BeanRegistration<McpConfigurer> configurer) {
        String server = server(configurer);
        if (catalogs.stream().noneMatch(catalog -> catalog.server().equals(server))) {
            throw new ConfigurationException("@McpServer(\"" + server + "\") on "
                    + configurer.bean().getClass().getName()
                    + " names a server that is not configured: set mcp.servers." + server
                    + ".endpoint, or correct the name");
        }
    }

    private static String server(BeanRegistration<McpConfigurer> configurer) {
        return configurer.definition().stringValue(McpServer.class).orElse(ServerSettings.DEFAULT);
    }
}
