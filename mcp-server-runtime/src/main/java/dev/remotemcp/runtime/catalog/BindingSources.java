package dev.remotemcp.runtime.catalog;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that contributes bindings at start: beans, and what is generated for annotated classes. */
@Singleton
public final class BindingSources {
    private final List<BindingSource> all;

    BindingSources(List<BindingSource> beans, Optional<GeneratedSources> generated) {
        all = Stream.concat(
                        beans.stream(),
                        generated.map(GeneratedSources::connected).stream().flatMap(List::stream))
                .toList();
    }

    /** Each of them. */
    public List<BindingSource> all() {
        return all;
    }
}
