package dev.remotemcp.runtime.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever an input schema accepts the decoder reads; whatever Jackson writes the output schema accepts.
 *
 * <p>{@code -Dagreement.seed=N} takes other types and values, {@code -Dagreement.values=N} more of them.
 */
class AgreementTest {
    private static final long USUAL_SEED = 2026;
    private static final long SEED = Long.getLong("agreement.seed", USUAL_SEED);
    private static final int VALUES = Integer.getInteger("agreement.values", 200);

    @TempDir
    private static Path folder;

    private static CompiledCorpus corpus;
    private static Agreement agreement;
    private static final Set<Case> looked = new HashSet<>();

    @BeforeAll
    static void compile() {
        corpus = CompiledCorpus.compile(folder, Corpus.sources(SEED));
        agreement = new Agreement(corpus, SEED, VALUES);
    }

    @AfterAll
    static void close() throws Exception {
        corpus.close();
        // Other seeds need not meet every one.
        if (SEED == USUAL_SEED && looked.size() == taken().count()) {
            assertThat(Unsaid.unmet()).as("rules that nothing broke").isEmpty();
            assertThat(Leniencies.unmet()).as("reasons that nothing gave").isEmpty();
        }
    }

    static Stream<Case> taken() {
        return agreement.taken();
    }

    static Stream<Case> returned() {
        return agreement.returned();
    }

    @Test
    void thereAreManyTypes() {
        assertThat(corpus.cases()).extracting(Case::toString).doesNotHaveDuplicates();
        assertThat(corpus.cases().size()).isGreaterThanOrEqualTo(150);
    }

    @ParameterizedTest
    @MethodSource("taken")
    void whatTheInputSchemaAcceptsIsRead(Case subject) {
        looked.add(subject);
        agreement.assertAcceptedIsRead(subject);
    }

    @ParameterizedTest
    @MethodSource("returned")
    void whatIsWrittenTheOutputSchemaAccepts(Case subject) throws Exception {
        agreement.assertWrittenIsAccepted(subject);
    }
}
