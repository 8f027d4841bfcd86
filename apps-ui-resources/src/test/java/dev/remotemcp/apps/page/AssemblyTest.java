package dev.remotemcp.apps.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remotemcp.apps.page.Page.Directive;
import dev.remotemcp.apps.page.Page.Need;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From a page and its files to one document. */
final class AssemblyTest {
    private static final int MOST = 100_000;

    private final Map<String, byte[]> files = new HashMap<>();

    private final class Some implements PageFiles {
        @Override
        public Optional<byte[]> read(String path) {
            return Optional.ofNullable(files.get(path));
        }

        @Override
        public String name(String path) {
            return "ui/" + path;
        }
    }

    private AssemblyTest with(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    private Page page(String html) {
        return page(html, Optional.empty());
    }

    private Page page(String html, Optional<String> title) {
        return new Assembly(new Some(), new Placement.Inline(), MOST, "ui/page.html").page(html, "", title);
    }

    private static Document read(Page page) {
        return Jsoup.parse(page.html());
    }

    private static String data(String type, String text) {
        return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String body(String html) {
        return "<!doctype html><html><head><title>t</title></head><body>" + html + "</body></html>";
    }

    @Test
    void scriptsAndStylesStandInThePage() {
        with("a.js", "let a = 1;").with("css/a.css", "p { color: red }");
        Document done = read(page("<link rel=stylesheet href=css/a.css media=print><script src='a.js?x=1'></script>"));
        assertThat(done.select("link, script[src]")).isEmpty();
        assertThat(done.selectFirst("script").data()).isEqualTo("let a = 1;");
        assertThat(done.selectFirst("style").data()).isEqualTo("p { color: red }");
        assertThat(done.selectFirst("style").attr("media")).isEqualTo("print");
    }

    @Test
    void imagesFontsAndWhatStylesNameStandInThePage() {
        with("i.png", "PNG").with("css/f.woff2", "FONT").with("css/deep/b.css", "b{background:url(../i2.svg#x)}");
        with("css/i2.svg", "<svg/>").with("css/a.css", """
                @import "deep/b.css" screen;
                /* url(not-a-file.png) */
                @font-face { font-family: F; src: url("f.woff2") format('woff2') }
                p::after { content: "url(neither)" }
                q { background: url( '../i.png' ), url(data:image/gif;base64,AA), url(#local) }
                """);
        Document done = read(page("""
                <link rel="stylesheet" href="css/a.css"><link rel="icon" href="i.png">
                <img src="./css/../i.png" srcset="i.png 1x, css/i2.svg 2x">
                <p style="background:url(i.png)">"""));
        String css = done.selectFirst("style").data();
        assertThat(css)
                .contains("@media screen {\nb{background:url(\"" + data("image/svg+xml", "<svg/>") + "#x\")}")
                .contains("url(\"" + data("font/woff2", "FONT") + "\") format('woff2')")
                .contains("/* url(not-a-file.png) */", "content: \"url(neither)\"")
                .contains("url(\"" + data("image/png", "PNG") + "\"), url(data:image/gif;base64,AA), url(#local)");
        assertThat(done.selectFirst("img").attr("src")).isEqualTo(data("image/png", "PNG"));
        assertThat(done.selectFirst("img").attr("srcset"))
                .isEqualTo(data("image/png", "PNG") + " 1x, " + data("image/svg+xml", "<svg/>") + " 2x");
        assertThat(done.selectFirst("link[rel=icon]").attr("href")).isEqualTo(data("image/png", "PNG"));
        assertThat(done.selectFirst("p").attr("style")).contains(data("image/png", "PNG"));
    }

    @Test
    void scriptsThatWaitForThePageStandAtItsEnd() {
        with("late.js", "late()").with("now.js", "now()").with("later.js", "later()");
        Document done = read(page("""
                <head><script src="late.js" defer></script><script src="later.js" async></script>
                <script src="now.js"></script></head><body><p>x</p></body>"""));
        assertThat(done.head().select("script").eachText()).isEmpty();
        assertThat(done.head().selectFirst("script").data()).isEqualTo("now()");
        assertThat(done.body().children().stream().map(Element::data).filter(text -> !text.isEmpty()))
                .containsExactly("late()", "later()");
    }

    @Test
    void noScriptAndNoStyleEndsItsElement() {
        with("a.js", "const s = '</script><b>', t = '<!--<script>', u = '</SCRIPT >';")
                .with("a.css", "a::after{content:'</style><b>'}");
        Page page = page("<script src=a.js></script><link rel=stylesheet href=a.css>");
        Document done = read(page);
        assertThat(done.select("b")).isEmpty();
        assertThat(done.selectFirst("script").data())
                .isEqualTo("const s = '<\\/script><b>', t = '<\\!--<script>', u = '<\\/SCRIPT >';");
        assertThat(done.selectFirst("style").data()).isEqualTo("a::after{content:'<\\/style><b>'}");
    }

    @Test
    void aHostileTitleStaysATitle() {
        Page page = page(body("x"), Optional.of("</title><script>alert(1)</script>\"'&"));
        Document done = read(page);
        assertThat(done.select("script")).isEmpty();
        assertThat(done.title()).isEqualTo("</title><script>alert(1)</script>\"'&");
        assertThat(page.title()).isEqualTo(done.title());
    }

    @Test
    void everyPageIsAnHtml5DocumentInUtf8() {
        assertThat(page("<p>å").html()).startsWith("<!doctype html>").contains("<meta charset=\"utf-8\">", "å");
        assertThat(page("<!DOCTYPE html><meta charset=latin1><p>å").html())
                .startsWith("<!doctype html>")
                .doesNotContain("latin1");
    }

    @Test
    void theScriptOfThisModuleIsThereUnlessThePageBringsOne() {
        assertThat(read(page("<script src=mcp-app.js></script>"))
                        .selectFirst("script")
                        .data())
                .contains("ui/initialize");
        with("mcp-app.js", "own()");
        assertThat(read(page("<script src=mcp-app.js></script>"))
                        .selectFirst("script")
                        .data())
                .isEqualTo("own()");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src='../secret.png'>",
                "<img src='a/../../secret.png'>",
                "<img src='%2e%2e/secret.png'>",
                "<img src='/../secret.png'>",
                "<script src='..\\\\secret.js'></script>",
                "<script src='../mcp-app.js'></script>",
                "<link rel=stylesheet href='../../etc/passwd'>",
                "<p style='background:url(../x.png)'>",
                "<style>@import '../x.css';</style>",
                "<video poster='../x.png'></video>"
            })
    void whatLeadsOutOfThePagesDirectoryIsRefused(String html) {
        with("secret.png", "x").with("etc/passwd", "x");
        assertThatThrownBy(() -> page(body(html)))
                .isInstanceOf(PageProblem.class)
                .hasMessageContaining("ui/page.html")
                .hasMessageContaining("leads out of the page's directory");
    }

    @ParameterizedTest
    @CsvSource({
        "<img src=no.png>, ui/no.png",
        "<script src=no.js></script>, ui/no.js",
        "<link rel=stylesheet href=no.css>, ui/no.css",
        "<style>a{background:url(no.png)}</style>, ui/no.png"
    })
    void aFileThatIsMissingIsNamedWithItsElement(String html, String file) {
        assertThatThrownBy(() -> page(body(html)))
                .isInstanceOf(PageProblem.class)
                .hasMessageContaining("names '" + file + "', which does not exist");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import { a } from './a.js';",
                "import './a.js';",
                "export * from \"./a.js\";",
                "const a = await import('./a.js');"
            })
    void aModuleThatNamesOthersCannotStandInAPage(String script) {
        with("m.js", script);
        assertThatThrownBy(() -> page("<script type=module src=m.js></script>"))
                .isInstanceOf(PageProblem.class)
                .hasMessageContaining("bundle the modules into one file");
        assertThatThrownBy(() -> page("<script type=module>" + script + "</script>"))
                .isInstanceOf(PageProblem.class)
                .hasMessageContaining("imports './a.js'");
    }

    @Test
    void aPageThatIsTooLargeIsRefusedWithTheSetting() {
        with("big.png", "x".repeat(MOST));
        assertThatThrownBy(() -> page("<img src=big.png>"))
                .isInstanceOf(PageProblem.class)
                .hasMessageContaining("ui/big.png")
                .hasMessageContaining("mcp.apps.max-size is " + MOST);
        assertThatThrownBy(() -> page("<p>" + "x".repeat(MOST)))
                .isInstanceOf(PageProblem.class)
                .hasMessageContaining("mcp.apps.max-size");
    }

    @Test
    void styleSheetsThatImportEachOtherEnd() {
        with("a.css", "@import 'b.css';").with("b.css", "@import 'a.css';");
        assertThatThrownBy(() -> page("<style>@import 'a.css';</style>"))
                .isInstanceOf(PageProblem.class)
                .hasMessageContaining("imports itself");
    }

    @Test
    void whatIsLoadedFromElsewhereIsNoted() {
        with("a.js", """
                fetch("https://api.example.com/v1"); new WebSocket('wss://live.example.com');
                xhr.open("GET", "https://xhr.example.com/x"); navigator.sendBeacon(`https://beacon.example.com`);
                """);
        Page page = page("""
                <base href="https://base.example.com/">
                <script src="https://cdn.example.com/lib.js"></script>
                <link rel="stylesheet" href="//css.example.com/a.css">
                <style>a{background:url(https://img.example.com/a.png)}@import "https://css2.example.com/b.css";</style>
                <iframe src="https://frame.example.com"></iframe>
                <a href="https://link.example.com">no load</a>
                <script src="a.js"></script>""");
        assertThat(page.needs())
                .extracting(Need::directive, Need::url, Need::certain)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Directive.BASE_URI, "https://base.example.com/", true),
                        org.assertj.core.groups.Tuple.tuple(Directive.RESOURCE, "https://cdn.example.com/lib.js", true),
                        org.assertj.core.groups.Tuple.tuple(Directive.RESOURCE, "https://css.example.com/a.css", true),
                        org.assertj.core.groups.Tuple.tuple(Directive.RESOURCE, "https://img.example.com/a.png", true),
                        org.assertj.core.groups.Tuple.tuple(Directive.RESOURCE, "https://css2.example.com/b.css", true),
                        org.assertj.core.groups.Tuple.tuple(Directive.FRAME, "https://frame.example.com", true),
                        org.assertj.core.groups.Tuple.tuple(Directive.CONNECT, "https://api.example.com/v1", false),
                        org.assertj.core.groups.Tuple.tuple(Directive.CONNECT, "wss://live.example.com", false),
                        org.assertj.core.groups.Tuple.tuple(Directive.CONNECT, "https://xhr.example.com/x", false),
                        org.assertj.core.groups.Tuple.tuple(Directive.CONNECT, "https://beacon.example.com", false));
    }

    @Test
    void servedFilesHaveUrlsThatChangeWithTheirContent() {
        with("a.js", "import './b.js'").with("i.png", "PNG");
        Assembly assembly = new Assembly(
                new Some(), new Placement.Served("https://mcp.example.com/mcp-apps/t/"), MOST, "ui/page.html");
        Document done =
                read(assembly.page("<script type=module src=a.js></script><img src=i.png>", "", Optional.empty()));
        assertThat(done.selectFirst("script").attr("src")).startsWith("https://mcp.example.com/mcp-apps/t/a.js?v=");
        assertThat(done.selectFirst("img").attr("src"))
                .isEqualTo("https://mcp.example.com/mcp-apps/t/i.png?v="
                        + Placement.hash("PNG").substring(0, 16));
    }
}
