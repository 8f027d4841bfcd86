package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What a view can reach in the preview, with a second origin around it and without one. */
@ResourceLock(AppServer.LOCK)
@ParameterizedClass
@EnumSource
class AppPolicyTest {
    enum Around {
        SECOND_ORIGIN,
        OPAQUE
    }

    private static Probe probe;

    private final Around around;

    AppPolicyTest(Around around) {
        this.around = around;
    }

    @BeforeParameterizedClassInvocation
    static void tryEverything(Around around) throws IOException, InterruptedException {
        probe = Probe.in(around.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    @Test
    void theDeclaredOriginIsReached() {
        assertThat(probe.fact("allowed").asString()).isEqualTo("done");
        assertThat(probe.allowed()).containsExactly("/allowed");
    }

    @Test
    void fetchesImagesFramesAndNavigationElsewhereAreBlocked() {
        assertThat(probe.fact("fetch").asString()).isEqualTo("blocked");
        assertThat(probe.fact("image").asString()).isEqualTo("blocked");
        assertThat(probe.forbidden()).isEmpty();
        assertThat(probe.fact("violations").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("connect-src", "img-src", "frame-src");
    }

    @Test
    void whatIsBlockedIsInTheLog() {
        assertThat(probe.seen().path("policy").valueStream().map(JsonNode::asString))
                .anyMatch(line -> line.startsWith("Content security policy: connect-src forbids http://127.0.0.1:"))
                .anyMatch(line -> line.startsWith("Content security policy: img-src forbids http://127.0.0.1:"))
                .filteredOn(line -> line.startsWith("Content security policy: frame-src forbids http://127.0.0.1:"))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void permissionsAreThoseThatAreDeclared() {
        assertThat(probe.fact("permissions").valueStream().map(JsonNode::asString))
                .containsExactly("geolocation", "clipboard-write");
        assertThat(probe.seen().path("allow").asString().split("; "))
                .containsExactlyInAnyOrder("geolocation *", "clipboard-write *");
    }

    @Test
    void theViewHasNoOriginAndThePageAroundItNotThatOfThePreview() {
        assertThat(probe.fact("origin").asString()).isEqualTo("null");
        assertThat(probe.seen().path("inner").asString()).isEqualTo("allow-scripts allow-forms");
        assertThat(probe.seen().path("sandbox").asString())
                .isEqualTo(
                        around == Around.OPAQUE
                                ? "allow-scripts allow-forms"
                                : "allow-scripts allow-forms allow-same-origin");
        assertThat(probe.seen().path("outer").asString())
                .isEqualTo(around == Around.OPAQUE ? "127.0.0.1" : "localhost");
    }
}
