package dev.remotemcp.runtime.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.call.Arguments;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.ToolBinding;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Whatever an input schema accepts the decoder reads; whatever Jackson writes the output schema accepts.
 *
 * <p>{@code -Dagreement.seed=N} takes other types and values, {@code -Dagreement.values=N} more of them.
 */
class AgreementTest {
    private static final long SEED = Long.getLong("agreement.seed", 2026);
    private static final int VALUES = Integer.getInteger("agreement.values", 200);

    @TempDir
    private static Path folder;

    private static CompiledCorpus corpus;

    @BeforeAll
    static void compile() {
        corpus = CompiledCorpus.compile(folder, Corpus.sources(SEED));
    }

    @AfterAll
    static void close() throws Exception {
        assertThat(Unsaid.unmet()).as("rules that nothing broke").isEmpty();
        assertThat(Leniencies.unmet()).as("reasons that nothing gave").isEmpty();
        corpus.close();
    }

    static Stream<Case> taken() {
        return corpus.cases().stream().filter(Case::taken);
    }

    static Stream<Case> returned() {
        return corpus.cases().stream().filter(Case::returned);
    }

    @Test
    void thereAreManyTypes() {
        assertThat(corpus.cases()).extracting(Case::toString).doesNotHaveDuplicates();
        assertThat(corpus.cases().size()).isGreaterThanOrEqualTo(150);
    }

    @ParameterizedTest
    @MethodSource("taken")
    void whatTheInputSchemaAcceptsIsRead(Case subject) {
        ToolBinding tool = corpus.tool(subject.taking());
        JsonNode descriptor = Judge.parse(tool.descriptor().toString());
        JsonNode schema = descriptor.path("inputSchema");
        Judge judge = new Judge(schema);
        Judge resultJudge = new Judge(descriptor.path("outputSchema"));
        Documents documents = new Documents(new Random(SEED + subject.name().hashCode()), schema);
        int accepted = 0;
        for (int i = 0; i < VALUES; i++) {
            JsonNode document = documents.fitting();
            if (i % 3 > 0) {
                document = documents.near(document);
            }
            if (!document.isObject() || Exclusions.judgedWrongly(document)) {
                continue;
            }
            boolean accepts = judge.accepts(document);
            Reading reading = Reading.of(tool, document);
            if (accepts && !reading.problems().isEmpty() && !Unsaid.known(reading.problems())) {
                JsonNode least = Shrinker.shrink(
                        document,
                        smaller -> !Exclusions.judgedWrongly(smaller)
                                && judge.accepts(smaller)
                                && !Reading.of(tool, smaller).problems().isEmpty()
                                && !Unsaid.known(Reading.of(tool, smaller).problems()));
                throw new AssertionError(report(
                        subject,
                        schema,
                        least,
                        "accepted",
                        Reading.of(tool, least).problems()));
            }
            if (!accepts && reading.problems().isEmpty()) {
                String reason = Leniencies.reason(
                        judge,
                        document,
                        smaller -> Reading.of(tool, smaller).problems().isEmpty());
                assertThat(reason).as("%s%nreads %s", subject, document).satisfies(Leniencies::assertKnown);
            }
            if (accepts && reading.problems().isEmpty() && subject.returned()) {
                assertAccepts(subject, descriptor.path("outputSchema"), resultJudge, reading.written());
            }
            accepted += accepts ? 1 : 0;
        }
        assertThat(accepted)
                .as("documents that were right for %s", schema.toPrettyString())
                .isGreaterThan(VALUES / 20);
    }

    @ParameterizedTest
    @MethodSource("returned")
    void whatIsWrittenTheOutputSchemaAccepts(Case subject) throws Exception {
        ToolBinding tool = corpus.tool(subject.returning());
        JsonNode schema = Judge.parse(tool.descriptor().toString()).path("outputSchema");
        Judge judge = new Judge(schema);
        JavaType type = JavaType.of(corpus.method(subject, subject.returning()).getAnnotatedReturnType());
        Instances instances = new Instances(new Random(SEED + subject.name().hashCode()));
        for (int i = 0; i < VALUES / 2; i++) {
            Supply.put(instances.of(type));
            ToolOutput output = tool.handler().call(Arguments.none(), NoContext.INSTANCE);
            assertThat(output).isInstanceOf(ToolOutput.Structured.class);
            assertAccepts(subject, schema, judge, Reading.structured(output));
        }
    }

    private static void assertAccepts(Case subject, JsonNode schema, Judge judge, JsonNode written) {
        if (!Exclusions.judgedWrongly(written) && !judge.accepts(written)) {
            throw new AssertionError(report(subject, schema, written, "written", judge.errors(written)));
        }
    }

    private static String report(Case subject, JsonNode schema, JsonNode document, String what, Object verdict) {
        return "%s%n%s: %s%nbut: %s%nschema: %s%nsource:%n%s"
                .formatted(
                        subject,
                        what,
                        document,
                        verdict,
                        schema,
                        subject.corpus().declaring(subject.type()));
    }
}
