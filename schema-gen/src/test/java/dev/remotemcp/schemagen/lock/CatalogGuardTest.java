package dev.remotemcp.schemagen.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.remotemcp.schemagen.schema.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogGuardTest {
    private final Offer here = offer("here", "acme.Here");
    private final Offer there = offer("there", "acme.There");
    private final CatalogLock lock = CatalogLock.of(List.of(there, here));

    @Test
    void classesThatWereNotCompiledKeepWhatTheyOffer() {
        CatalogGuard guard = new CatalogGuard(lock);
        guard.offer(here);

        assertThat(guard.removed(name -> true)).isEmpty();
        assertThat(guard.updated(name -> true).text()).isEqualTo(lock.text());
    }

    @Test
    void whatACompiledClassOffersNoMoreIsRemoved() {
        CatalogGuard guard = new CatalogGuard(lock);
        guard.offer(here);
        guard.compiled("acme.There");

        assertThat(guard.removed(name -> true)).containsExactly(there);
        assertThat(guard.updated(name -> true).offers()).containsExactly(here);
    }

    @Test
    void whatAClassOfferedThatIsGoneIsRemoved() {
        CatalogGuard guard = new CatalogGuard(lock);
        guard.offer(here);

        assertThat(guard.removed(name -> !name.equals("acme.There"))).containsExactly(there);
    }

    @Test
    void whatMovesToAnotherClassIsNotRemoved() {
        CatalogGuard guard = new CatalogGuard(lock);
        guard.offer(here);
        guard.compiled("acme.There");
        guard.offer(offer("there", "acme.Elsewhere"));

        assertThat(guard.removed(name -> false)).isEmpty();
        assertThat(guard.updated(name -> false).offers().getLast().owner()).isEqualTo("acme.Elsewhere");
    }

    @Test
    void classesInsideACompiledOneAreCompiled() {
        CatalogGuard guard = new CatalogGuard(CatalogLock.of(List.of(offer("a", "acme.Outer$Inner"))));
        guard.compiled("acme.Outer");

        assertThat(guard.removed(name -> true)).hasSize(1);
    }

    @Test
    void ofAClassWithProblemsNothingIsSaid() {
        CatalogGuard guard = new CatalogGuard(lock);
        guard.offer(here);
        guard.compiled("acme.There");
        guard.unreadable("acme.There");

        assertThat(guard.removed(name -> true)).isEmpty();
    }

    @Test
    void theTextIsSortedAndReadBack() {
        assertThat(lock.text()).isEqualTo("""
                {
                  "lockVersion" : 1,
                  "tools" : {
                    "here" : {
                      "class" : "acme.Here",
                      "inputSchema" : {
                        "type" : "object"
                      }
                    },
                    "there" : {
                      "class" : "acme.There",
                      "inputSchema" : {
                        "type" : "object"
                      }
                    }
                  }
                }
                """);
        assertThat(CatalogLock.parse(lock.text()).offers()).isEqualTo(lock.offers());
    }

    @Test
    void otherFilesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CatalogLock.parse("{"))
                .withMessageContaining("not JSON");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CatalogLock.parse("{\"lockVersion\":2}"))
                .withMessageContaining("lockVersion");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CatalogLock.parse("{\"lockVersion\":1,\"tools\":{\"a\":{}}}"))
                .withMessageContaining("the tool 'a' has no class");
    }

    private static Offer offer(String name, String owner) {
        return Offer.of(CatalogKind.TOOL, name, owner, Json.parse("{\"inputSchema\":{\"type\":\"object\"}}"));
    }
}
