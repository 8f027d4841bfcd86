package dev.remotemcp.runtime.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The profile {@code strict}: the same agreement, with closed objects. */
class StrictAgreementTest {
    private static final long SEED = Long.getLong("agreement.seed", 2026);
    private static final int VALUES = Integer.getInteger("agreement.values", 40);

    @TempDir
    private static Path folder;

    private static CompiledCorpus corpus;
    private static Agreement agreement;

    @BeforeAll
    static void compile() {
        corpus = CompiledCorpus.compile(folder, Corpus.picked(), "-Amcp.schema.profile=strict");
        agreement = new Agreement(corpus, SEED, VALUES);
    }

    @AfterAll
    static void close() throws Exception {
        corpus.close();
    }

    static Stream<Case> taken() {
        return agreement.taken();
    }

    static Stream<Case> returned() {
        return agreement.returned();
    }

    @ParameterizedTest
    @MethodSource("taken")
    void objectsAreClosedAndWhatTheInputSchemaAcceptsIsRead(Case subject) {
        assertClosed(subject, subject.taking(), "inputSchema");
        agreement.assertAcceptedIsRead(subject);
    }

    @ParameterizedTest
    @MethodSource("returned")
    void objectsAreClosedAndWhatIsWrittenTheOutputSchemaAccepts(Case subject) throws Exception {
        assertClosed(subject, subject.returning(), "outputSchema");
        agreement.assertWrittenIsAccepted(subject);
    }

    private static void assertClosed(Case subject, String tool, String member) {
        Deque<JsonNode> open = new ArrayDeque<>(
                List.of(Judge.parse(corpus.tool(tool).descriptor().toString()).path(member)));
        while (!open.isEmpty()) {
            JsonNode schema = open.pop();
            if (schema.path("properties").isObject()
                    && schema.path("type").asString("").equals("object")) {
                assertThat(schema.has("additionalProperties") || schema.has("unevaluatedProperties"))
                        .as("%s %s: %s", subject, member, schema)
                        .isTrue();
            }
            schema.forEach(open::push);
        }
    }
}
