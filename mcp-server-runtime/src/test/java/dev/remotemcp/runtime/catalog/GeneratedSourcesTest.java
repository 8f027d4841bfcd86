package dev.remotemcp.runtime.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.annotations.McpTool;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which of the generated classes an application connects. */
final class GeneratedSourcesTest {
    @Requires(property = "switchable")
    static class Switchable {
        @McpTool(name = "switchable_tool")
        String tool() {
            return "on";
        }
    }

    static final class Fixed {
        private Fixed() {}

        @McpTool(name = "fixed_tool")
        static String tool() {
            return "on";
        }
    }

    @Test
    void whatABeanOffersIsThereWithTheBean() {
        assertThat(tools(Map.of("switchable", "yes"))).contains("switchable_tool");
    }

    @Test
    void whatSwitchesTheBeanOffSwitchesOffWhatItOffers() {
        assertThat(tools(Map.of())).doesNotContain("switchable_tool");
    }

    @Test
    void staticMethodsNeedNoBean() {
        assertThat(tools(Map.of())).contains("fixed_tool");
    }

    @Test
    void whereSomethingIsWrongTheAnnotatedClassIsNamed() {
        try (ApplicationContext beans = ApplicationContext.run(Map.of("switchable", "yes"))) {
            assertThat(beans.getBean(BindingSources.class).all())
                    .extracting(BindingSource::origin)
                    .contains(Switchable.class);
        }
    }

    private static List<String> tools(Map<String, Object> properties) {
        try (ApplicationContext beans = ApplicationContext.run(properties)) {
            return beans.getBean(BindingSources.class).all().stream()
                    .flatMap(source -> source.bindings().stream())
                    .filter(ToolBinding.class::isInstance)
                    .map(binding -> ((ToolBinding) binding).name())
                    .toList();
        }
    }
}
