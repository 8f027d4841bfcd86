package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page may be built with the official package in place of the script of {@code apps-ui-resources}. */
@ResourceLock(AppServer.LOCK)
class OfficialAppTest {
    @Test
    void aPageThatBringsTheOfficialPackageWorksAsWell() throws Exception {
        Browser browser = Browser.installed();
        AppServer server = AppServer.running();
        JsonNode seen = browser.run(
                "official-view.mjs",
                server.url().toString(),
                server.officialScript().toString());

        assertThat(seen.path("input")).isEqualTo(JsonMapper.shared().readTree("{\"city\":\"Bodø\"}"));
        assertThat(seen.path("result").asString()).isEqualTo("A room in Bodø");
        assertThat(seen.path("shifted").asString()).isEqualTo("3");
        assertThat(seen.path("complaints")).isEmpty();
    }
}
