package dev.remotemcp.runtime.call;

import dev.remotemcp.runtime.catalog.Binding;
import dev.remotemcp.runtime.catalog.BindingSources;
import dev.remotemcp.runtime.catalog.ToolBinding;
import io.micronaut.context.ApplicationContext;
import java.util.stream.Stream;

/** What is generated for the beans of a context. */
final class GeneratedBindings {
    private GeneratedBindings() {}

    static <B extends Binding> Stream<B> of(ApplicationContext beans, Class<B> type) {
        return beans.getBean(BindingSources.class).all().stream()
                .flatMap(source -> source.bindings().stream())
                .filter(type::isInstance)
                .map(type::cast);
    }

    static ToolBinding tool(ApplicationContext beans, String name) {
        return of(beans, ToolBinding.class)
                .filter(binding -> binding.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No tool " + name));
    }
}
