package dev.remotemcp.schemagen.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class JavadocTest {
    @Test
    void theMainPartIsTheDescription() {
        Javadoc doc =
                Javadoc.parse(" Finds a city.\n See {@link City the city} and {@code List<String>}.\n\n @return it\n");

        assertThat(doc.description()).contains("Finds a city. See the city and List<String>.");
        assertThat(doc.params()).isEmpty();
    }

    @Test
    void paramsGoOnUntilTheNextTag() {
        Javadoc doc = Javadoc.parse(
                " Text.\n @param city name of\n   the {@literal <city>}\n @param days\n @throws X if\n @param e @ sign\n");

        assertThat(doc.params())
                .containsOnlyKeys("city", "e")
                .containsEntry("city", "name of the <city>")
                .containsEntry("e", "@ sign");
    }

    @Test
    void whatIsReturnedIsKept() {
        assertThat(Javadoc.parse(" @return the {@code name}\n  of it\n @see X\n")
                        .returns())
                .contains("the name of it");
        assertThat(Javadoc.parse(" {@return the name}").description()).contains("the name");
        assertThat(Javadoc.parse(" Text.").returns()).isEmpty();
    }

    @Test
    void paragraphsAndListsKeepTheirLines() {
        assertThat(DocText.plain("One.\n <p>Two <b>bold</b> &amp; so.\n <ul><li>a\n <li>b</ul>Three.", false))
                .isEqualTo("One.\n\nTwo bold & so.\n- a\n- b\n\nThree.");
    }

    @Test
    void linksWithoutLabelShowTheirTarget() {
        assertThat(DocText.plain("{@link #call} {@link City#name()} {@value Max#N}", false))
                .isEqualTo("call City.name() Max.N");
    }

    @Test
    void noCommentIsNoDescription() {
        assertThat(Javadoc.parse(Optional.empty())).isEqualTo(Javadoc.NONE);
        assertThat(Javadoc.parse("  \n @param x y").description()).isEmpty();
    }

    @Test
    void codeKeepsItsLinesAndItsSigns() {
        assertThat(DocText.plain("For example:\n <pre>{@code\n   a < b;\n     c &amp; d;\n }</pre>\n Done.", false))
                .isEqualTo("For example:\n\na < b;\n     c &amp; d;\n\nDone.");
        assertThat(DocText.plain("See:\n {@snippet lang=java :\n   if (a) {\n     b();\n   }\n }", false))
                .isEqualTo("See:\n\nif (a) {\n  b();\n}");
    }

    @Test
    void entitiesBecomeCharacters() {
        assertThat(DocText.plain("&lt;a&gt; &amp;&amp; &quot;b&quot; &#64; &#x2264; 5&nbsp;&euro; &unknown;", false))
                .isEqualTo("<a> && \"b\" @ ≤ 5 € &unknown;");
    }

    @Test
    void nestedTagsAndBracesAreSeenThrough() {
        assertThat(DocText.plain(
                        "{@link City the {@code city}} {@code {a{b}}} {@index word} {@return it} {@code", false))
                .isEqualTo("the city {a{b}} word it {@code");
    }

    @Test
    void markdownStaysButForItsLinks() {
        Javadoc doc = Javadoc.parse(
                "Finds a **city**, see [City] and [its name][City#name()].\n\n- one\n- [x] two\n"
                        + "- [site](https://example.org) [note 1]\n\n@param city the `city`\n    of [City#id]\n@deprecated use [#other]");

        assertThat(doc.description())
                .contains("Finds a **city**, see City and its name.\n\n- one\n- [x] two\n"
                        + "- [site](https://example.org) [note 1]");
        assertThat(doc.params()).containsEntry("city", "the `city`\n    of City.id");
        assertThat(doc.deprecated()).contains("use other");
    }

    @Test
    void deprecationIsToldBehindTheDescription() {
        Javadoc doc = Javadoc.parse(" Old.\n @deprecated use {@link #newer}\n");

        assertThat(Javadoc.withDeprecation(doc.description(), true, doc.deprecated()))
                .contains("Old.\n\nDeprecated: use newer");
        assertThat(Javadoc.withDeprecation(Optional.empty(), true, Optional.empty()))
                .contains("Deprecated.");
        assertThat(Javadoc.withDeprecation(doc.description(), false, Optional.empty()))
                .contains("Old.");
    }
}
