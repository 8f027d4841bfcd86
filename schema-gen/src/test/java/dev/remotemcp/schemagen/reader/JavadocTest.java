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
        assertThat(Javadoc.plain("One.\n <p>Two <b>bold</b> &amp; so.\n <ul><li>a\n <li>b</ul>Three."))
                .isEqualTo("One.\n\nTwo bold & so.\n- a\n- b\n\nThree.");
    }

    @Test
    void linksWithoutLabelShowTheirTarget() {
        assertThat(Javadoc.plain("{@link #call} {@link City#name()} {@value Max#N}"))
                .isEqualTo("call City.name() Max.N");
    }

    @Test
    void noCommentIsNoDescription() {
        assertThat(Javadoc.parse(Optional.empty())).isEqualTo(Javadoc.NONE);
        assertThat(Javadoc.parse("  \n @param x y").description()).isEmpty();
    }
}
