package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The npm lock file serves every registry, and pins what it names. */
class LockFileTest {
    private static final JsonNode PACKAGES = JsonMapper.shared()
            .readTree(NodeTools.folder().resolve("package-lock.json").toFile())
            .path("packages");

    @Test
    void recordsNoDownloadAddresses() {
        assertThat(PACKAGES.findValues("resolved")).isEmpty();
    }

    @Test
    void recordsTheHashOfEveryPackage() {
        assertThat(PACKAGES.propertyStream().filter(entry -> !entry.getKey().isEmpty()))
                .isNotEmpty()
                .allSatisfy(
                        entry -> assertThat(entry.getValue().path("integrity").asString(""))
                                .as("integrity of %s", entry.getKey())
                                .startsWith("sha512-"));
    }
}
