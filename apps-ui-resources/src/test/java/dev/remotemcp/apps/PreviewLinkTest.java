package dev.remotemcp.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.edge.Announcement;
import dev.remotemcp.runtime.landing.LandingLink;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The way from the landing page to the preview. */
class PreviewLinkTest {
    @Test
    void thereIsALinkWhereThereAreAppsAndAPreview() {
        try (AppServer server = new AppServer(Map.of())) {
            assertThat(server.context().getBean(LandingLink.class).target())
                    .contains(new LandingLink.Target("Preview of the apps", "/mcp/preview"));
            assertThat(server.context().getBean(Announcement.class).text())
                    .containsPattern("\\nPreview of the apps: http://\\S+/mcp/preview\\n");
        }
    }

    @Test
    void thereIsNoneWithoutAPreview() {
        try (AppServer server = new AppServer(Map.of("mcp.apps.preview", false))) {
            assertThat(server.context().getBean(LandingLink.class).target()).isEmpty();
            assertThat(server.context().getBean(Announcement.class).text()).doesNotContain("Preview");
        }
    }
}
