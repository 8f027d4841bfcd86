package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who writes a view looks at it in the preview. Pictures of all they see are left in {@code target/pictures}.
 */
@ResourceLock(AppServer.LOCK)
class AppPreviewTest {
    private static JsonNode seen;

    @BeforeAll
    static void look() throws IOException, InterruptedException {
        Browser browser = Browser.installed();
        AppServer server = AppServer.running();
        seen = browser.run(
                "preview.mjs", server.url().toString(), server.page().toString(), Browser.PICTURES.toString());
    }

    @Test
    void itConnectsInTheEraThatTheServerPrefers() {
        assertThat(seen.path("connection").asString()).startsWith("meetings ").endsWith("2026-07-28, modern era");
    }

    @Test
    void toolsWithAViewAreListedAndThoseForViewsApart() {
        assertThat(strings("tools"))
                .containsExactly("Plan a meeting\nplan_meeting", "probe", "view_by_package", "wait_for_people");
        assertThat(strings("forViews")).containsExactly("shift_meeting\nthe model cannot see it");
    }

    @Test
    void theFormIsWhatTheInputSchemaSays() {
        assertThat(seen.path("fields")).isEqualTo(JsonMapper.shared().readTree("""
                        [{"label":"city","type":"text","value":"Oslo","hint":"Where people meet"},
                         {"label":"day optional","type":"date","value":"","hint":""},
                         {"label":"people","type":"number","value":"4","hint":""},
                         {"label":"room optional","type":"select-one","value":"","hint":""},
                         {"label":"catering optional","type":"select-one","value":"","hint":""},
                         {"label":"topics optional","type":"textarea","value":"","hint":"What it is about"}]"""));
    }

    @Test
    void whatCannotBeSentIsToldBesideItsFieldBeforeAnythingIsSent() {
        assertThat(strings("wrong")).hasSize(2);
        assertThat(strings("wrong").getFirst()).isEqualTo("A value is needed");
        assertThat(strings("wrong").getLast()).startsWith("This is no JSON: ");
        assertThat(seen.path("focus").asString()).isEqualTo("people");
    }

    @Test
    void theViewGetsTheArgumentsAsTheirTypesAndTheResult() {
        assertThat(seen.path("input")).isEqualTo(JsonMapper.shared().readTree("""
                {"city":"Bergen","day":"2026-12-01","people":6,"room":"LARGE","topics":["budget"]}"""));
        assertThat(seen.path("result").asString()).isEqualTo("A room in Bergen");
    }

    @Test
    void whatOtherHostsShowIsShownToo() {
        assertThat(seen.path("plain").asString()).isEqualTo("A room in Bergen");
    }

    @Test
    void whatTheViewIsAllowedIsSaid() {
        assertThat(seen.path("declared").asString())
                .startsWith("ui://plan_meeting/view · ")
                .endsWith(" KB · may reach nothing outside");
    }

    @Test
    void theViewCallsTheToolForViewsAndChanges() {
        assertThat(seen.path("shifted").asString()).isEqualTo("2");
    }

    @Test
    void theViewIsRefusedAToolThatIsForTheModelOnly() {
        assertThat(seen.path("refused").asString())
                .isEqualTo("refused: The tool book_room is not for views: its visibility is [model], without \"app\"");
    }

    @Test
    void theViewFollowsThemeAndWidth() {
        assertThat(strings("themes")).containsExactly("light", "dark");
        assertThat(seen.path("ground").asString()).isEqualTo("dark");
        assertThat(seen.path("width").asInt()).isBetween(300, 320);
    }

    @Test
    void aLinkIsShownBeforeItIsOpened() {
        assertThat(seen.path("link").asString()).isEqualTo("https://example.com/rooms");
        assertThat(seen.path("pages").asInt()).isEqualTo(1);
    }

    @Test
    void allThatHostAndViewTellEachOtherIsLogged() {
        assertThat(strings("log"))
                .containsSubsequence(
                        "ui/notifications/sandbox-proxy-ready",
                        "ui/notifications/sandbox-resource-ready",
                        "ui/initialize",
                        "result of ui/initialize",
                        "ui/notifications/initialized",
                        "ui/notifications/tool-input",
                        "ui/notifications/tool-result",
                        "tools/call",
                        "result of tools/call",
                        "ui/message",
                        "This would be said in the name of the user",
                        "ui/update-model-context",
                        "The model would know this at its next turn",
                        "ui/notifications/host-context-changed",
                        "error of tools/call",
                        "ui/open-link",
                        "result of ui/open-link");
        assertThat(strings("filtered")).containsOnly("The page has changed and is shown again");
        assertThat(seen.path("cleared").asInt()).isZero();
    }

    @Test
    void whatTheViewComplainsOfIsLogged() {
        assertThat(strings("log"))
                .contains("Console of the view: out of chalk")
                .anyMatch(line -> line.startsWith("Console of the view: Uncaught Error: out of coffee (line "));
    }

    @Test
    void aCallThatIsGivenUpIsCancelledInTheView() {
        assertThat(seen.path("cancelled").asString()).isEqualTo("cancelled: The user has cancelled the call");
        assertThat(seen.path("border").asString()).isEqualTo("false");
    }

    @Test
    void aPageThatHasChangedIsShownAgainAfterTheOldOneHasEnded() {
        assertThat(strings("log"))
                .containsSubsequence(
                        "The page has changed and is shown again",
                        "ui/resource-teardown",
                        "The view says (info)",
                        "result of ui/resource-teardown",
                        "ui/notifications/sandbox-proxy-ready",
                        "ui/notifications/tool-input",
                        "ui/notifications/tool-result");
    }

    @Test
    void enterRunsTheToolAgainAndAnotherToolTakesTheViewAway() {
        assertThat(seen.path("again").asString()).isEqualTo("A room in Tromsø");
        assertThat(seen.path("left").asString()).isEqualTo("probe");
    }

    @Test
    void everythingFitsIntoNarrowScreens() {
        assertThat(seen.path("overflowing")).isEmpty();
    }

    @Test
    void nothingIsWrongWithAViewInOrderAndNobodyElseIsAsked() {
        assertThat(seen.path("quiet")).isEmpty();
        // What the view itself complains of.
        assertThat(strings("complaints")).containsExactly("out of chalk", "Error: out of coffee");
        assertThat(strings("hosts")).containsExactly("127.0.0.1", "localhost");
    }

    private static List<String> strings(String member) {
        return seen.path(member).valueStream().map(JsonNode::asString).toList();
    }
}
