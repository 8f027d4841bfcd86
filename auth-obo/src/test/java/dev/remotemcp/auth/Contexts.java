package dev.remotemcp.auth;

import io.micronaut.context.ApplicationContext;
import java.util.Map;

/** Applications of tests. */
public final class Contexts {
    private Contexts() {}

    /** One without the annotated classes among the tests, some of which require scopes: for where nobody signs in. */
    public static ApplicationContext withoutTools(Map<String, Object> properties) {
        return ApplicationContext.builder()
                .properties(properties)
                .beansPredicate(bean -> !bean.getBeanType().getSimpleName().equals("GeneratedSources"))
                .start();
    }
}
