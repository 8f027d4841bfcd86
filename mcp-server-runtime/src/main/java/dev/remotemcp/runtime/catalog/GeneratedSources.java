package dev.remotemcp.runtime.catalog;

import io.micronaut.context.ApplicationContext;
import io.micronaut.core.io.service.SoftServiceLoader;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** Finds what has been generated for the annotated classes of the application and its libraries. */
@Singleton
public final class GeneratedSources {
    private final List<BindingSource> connected;

    GeneratedSources(ApplicationContext beans, Wiring wiring) {
        connected = SoftServiceLoader.load(GeneratedSource.class, beans.getClassLoader()).collectAll().stream()
                // What switches the user's bean off switches off what it offers.
                .filter(source -> source.bean().map(beans::containsBean).orElse(true))
                .sorted(Comparator.comparing(source -> source.getClass().getName()))
                .<BindingSource>map(source -> new Connected(source, source.bindings(wiring)))
                .toList();
    }

    /** Each of them, connected to the application; in the order of their names. */
    List<BindingSource> connected() {
        return connected;
    }

    private record Connected(GeneratedSource source, List<Binding> bindings) implements BindingSource {
        @Override
        public String server() {
            return source.server();
        }

        @Override
        public Class<?> origin() {
            return source.bean().orElse(source.getClass());
        }
    }
}
