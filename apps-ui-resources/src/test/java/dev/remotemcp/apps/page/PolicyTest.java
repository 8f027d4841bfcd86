package dev.remotemcp.apps.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.apps.page.Page.Directive;
import dev.remotemcp.apps.page.Page.Need;
import dev.remotemcp.runtime.catalog.AppBinding.Csp;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a declared policy lets a page reach. */
final class PolicyTest {
    @ParameterizedTest
    @CsvSource({
        "https://api.example.com, https://api.example.com/v1?x#y, true",
        "https://api.example.com, https://API.example.com, true",
        "https://api.example.com, https://api.example.com:443/, true",
        "https://api.example.com, https://api.example.com:8443/, false",
        "https://api.example.com:8443, https://api.example.com:8443/, true",
        "https://api.example.com, http://api.example.com/, false",
        "http://api.example.com, https://api.example.com/, true",
        "https://api.example.com, wss://api.example.com/, false",
        "wss://api.example.com, wss://api.example.com/live, true",
        "https://*.example.com, https://a.example.com/, true",
        "https://*.example.com, https://a.b.example.com/, true",
        "https://*.example.com, https://example.com/, false",
        "https://*.example.com, https://evilexample.com/, false",
        "https://example.com, https://example.com.evil.net/, false",
        "https://api.example.com, https://api.example.com/${id}, true",
        "https://api.example.com, javascript:alert(1), false"
    })
    void aPlaceCoversWhatABrowserSaysItCovers(String place, String url, boolean allowed) {
        Policy policy = new Policy(new Csp(List.of(place), List.of(), List.of(), List.of()));
        assertThat(policy.allows(new Need(Directive.CONNECT, url, "here", true)))
                .isEqualTo(allowed);
        assertThat(policy.allows(new Need(Directive.RESOURCE, url, "here", true)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example; script-src *",
                "https://a.example, script-src *",
                "https://a.example/path",
                "'unsafe-eval'",
                "*",
                "https:",
                "https://a .example",
                "https://a.example\r\nX: y",
                "data:",
                "https://ä.example",
                ""
            })
    void whatIsNoOriginIsNamed(String place) {
        Policy policy = new Policy(new Csp(List.of(), List.of(), List.of(place), List.of()));
        assertThat(policy.malformed())
                .hasValueSatisfying(text -> assertThat(text).contains("'" + place + "'", "frame", "is no origin"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://a.example", "https://*.a.example:8443", "wss://localhost:1", "http://127.0.0.1:80"})
    void originsAreFine(String place) {
        assertThat(new Policy(new Csp(List.of(place), List.of(place), List.of(place), List.of(place))).malformed())
                .isEmpty();
    }
}
