package dev.remotemcp.runtime.builder;

import dev.remotemcp.annotations.McpServer;
import dev.remotemcp.runtime.call.McpJson;
import dev.remotemcp.runtime.call.Spelling;
import dev.remotemcp.runtime.catalog.AppViews;
import dev.remotemcp.runtime.catalog.Binding;
import dev.remotemcp.runtime.catalog.CatalogChange;
import dev.remotemcp.runtime.catalog.Listing;
import dev.remotemcp.runtime.catalog.McpCatalog;
import dev.remotemcp.runtime.catalog.PromptBinding;
import dev.remotemcp.runtime.catalog.ResourceBinding;
import dev.remotemcp.runtime.catalog.ToolBinding;
import dev.remotemcp.runtime.config.ComponentSettings;
import dev.remotemcp.runtime.config.ComponentSettings.Kind;
import dev.remotemcp.runtime.config.ServerSettings;
import io.micronaut.context.BeanContext;
import io.micronaut.context.BeanRegistration;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.order.OrderUtil;
import io.micronaut.inject.qualifiers.Qualifiers;
import jakarta.annotation.PostConstruct;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the configurers of each server speak when the application starts, before anybody is served. */
@Context
final class Configurers {
    private static final Logger LOG = LoggerFactory.getLogger(Configurers.class);

    private final BeanContext beans;
    private final List<ServerSettings> servers;
    private final CatalogAssembly assembly;
    private final List<BeanRegistration<McpConfigurer>> configurers;
    private final Map<String, Map<Kind, Set<String>>> offered = new HashMap<>();

    /**
     * At the start.
     *
     * @param configurers those of all servers
     */
    Configurers(
            BeanContext beans,
            List<ServerSettings> servers,
            McpJson json,
            Optional<AppViews> views,
            Collection<BeanRegistration<McpConfigurer>> configurers) {
        this.beans = beans;
        this.servers = servers;
        this.assembly = new CatalogAssembly(json, new AppAssembly(views), (kind, name) -> false);
        this.configurers = new ArrayList<>(configurers);
        OrderUtil.sort(this.configurers);
    }

    @PostConstruct
    void open() {
        refuseUnknownServers();
        servers.forEach(this::open);
        servers.forEach(this::reportStrangers);
    }

    private void refuseUnknownServers() {
        List<String> names = servers.stream().map(ServerSettings::name).toList();
        for (BeanRegistration<McpConfigurer> configurer : configurers) {
            if (!names.contains(server(configurer))) {
                throw ServerSettings.unknown(
                        server(configurer), configurer.getBeanDefinition().getBeanType(), names);
            }
        }
    }

    private static String server(BeanRegistration<McpConfigurer> configurer) {
        return configurer.getBeanDefinition().stringValue(McpServer.class).orElse(ServerSettings.DEFAULT);
    }

    private void open(ServerSettings server) {
        McpServerBuilder said = new McpServerBuilder();
        configurers.stream()
                .filter(configurer -> server(configurer).equals(server.name()))
                .forEach(configurer -> configurer.getBean().configure(said));
        bean(McpCatalog.class, server).open(before -> {
            CatalogChange change = assembly.change(said, before);
            Map<Kind, Set<String>> kinds = offered.computeIfAbsent(server.name(), name -> new EnumMap<>(Kind.class));
            for (Kind kind : Kind.values()) {
                Set<String> names = kinds.computeIfAbsent(kind, none -> new HashSet<>());
                listings(kind).forEach(listing -> names.addAll(before.names(listing)));
                change.added().forEach(binding -> names.addAll(names(kind, binding)));
            }
            return change;
        });
    }

    /**
     * A setting for a component that does not exist was probably meant for another. Those of the default server hold
     * for all.
     */
    private void reportStrangers(ServerSettings server) {
        ComponentSettings settings = bean(ComponentSettings.class, server);
        List<ServerSettings> about = server.name().equals(ServerSettings.DEFAULT) ? servers : List.of(server);
        for (Kind kind : Kind.values()) {
            Set<String> known = new HashSet<>();
            about.forEach(each ->
                    known.addAll(offered.getOrDefault(each.name(), Map.of()).getOrDefault(kind, Set.of())));
            for (String name : settings.names(kind)) {
                if (!known.contains(name)) {
                    LOG.warn(
                            "The settings {}{}.* are about nothing that is offered at start{}",
                            settings.prefix(kind),
                            name,
                            Spelling.closest(name, known)
                                    .map(found -> "; did you mean '" + found + "'?")
                                    .orElse(""));
                }
            }
        }
    }

    private <T> T bean(Class<T> type, ServerSettings server) {
        return beans.getBean(type, Qualifiers.byName(server.name()));
    }

    private static List<Listing> listings(Kind kind) {
        return switch (kind) {
            case TOOL -> List.of(Listing.TOOLS);
            case RESOURCE -> List.of(Listing.RESOURCES, Listing.RESOURCE_TEMPLATES);
            case PROMPT -> List.of(Listing.PROMPTS);
        };
    }

    private static List<String> names(Kind kind, Binding binding) {
        return switch (binding) {
            case ToolBinding tool when kind == Kind.TOOL -> List.of(tool.name());
            case ResourceBinding resource when kind == Kind.RESOURCE -> List.of(resource.uri());
            case PromptBinding prompt when kind == Kind.PROMPT -> List.of(prompt.name());
            default -> List.of();
        };
    }
}
