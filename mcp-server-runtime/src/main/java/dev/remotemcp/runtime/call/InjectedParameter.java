package dev.remotemcp.runtime.call;

import java.lang.annotation.Annotation;
import java.util.Map;

/**
 * A parameter that the runtime hands in, as its {@link McpArgumentInjector} sees it.
 *
 * @param name the parameter's name
 * @param type the parameter's erased type
 * @param annotation the annotation marked with {@code McpInjected}
 * @param values the annotation's explicitly given members; enums and classes by name
 */
public record InjectedParameter(
        String name, Class<?> type, Class<? extends Annotation> annotation, Map<String, Object> values) {}
