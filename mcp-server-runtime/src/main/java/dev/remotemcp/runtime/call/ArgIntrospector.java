package dev.remotemcp.runtime.call;

import dev.remotemcp.annotations.McpArg;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/** Tells Jackson the names that {@link McpArg} gives to components of records and to properties of beans. */
final class ArgIntrospector extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable PropertyName findNameForDeserialization(MapperConfig<?> config, Annotated annotated) {
        McpArg arg = annotated.getAnnotation(McpArg.class);
        return arg == null || arg.name().isEmpty() ? null : PropertyName.construct(arg.name());
    }

    @Override
    public @Nullable PropertyName findNameForSerialization(MapperConfig<?> config, Annotated annotated) {
        return findNameForDeserialization(config, annotated);
    }
}
