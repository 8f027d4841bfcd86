package dev.remotemcp.runtime.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.call.Arguments;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.ToolBinding;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Holds schemas against what the runtime reads and writes, with random documents and values.
 *
 * @param corpus the types
 * @param seed of the documents and values
 * @param values how many of them a type gets
 */
record Agreement(CompiledCorpus corpus, long seed, int values) {
    /** Types that tools take. */
    Stream<Case> taken() {
        return corpus.cases().stream().filter(Case::taken);
    }

    /** Types that tools return. */
    Stream<Case> returned() {
        return corpus.cases().stream().filter(Case::returned);
    }

    /** Whatever the input schema accepts is read; what is read though it is not accepted has a known reason. */
    void assertAcceptedIsRead(Case subject) {
        ToolBinding tool = corpus.tool(subject.taking());
        JsonNode descriptor = Judge.parse(tool.descriptor().toString());
        JsonNode schema = descriptor.path("inputSchema");
        Judge judge = new Judge(schema);
        Judge resultJudge = new Judge(descriptor.path("outputSchema"));
        Documents documents = new Documents(new Random(seed + subject.name().hashCode()), schema);
        int accepted = 0;
        for (int i = 0; i < values; i++) {
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
                .isGreaterThan(values / 20);
    }

    /** Whatever Jackson writes the output schema accepts. */
    void assertWrittenIsAccepted(Case subject) throws Exception {
        ToolBinding tool = corpus.tool(subject.returning());
        JsonNode schema = Judge.parse(tool.descriptor().toString()).path("outputSchema");
        Judge judge = new Judge(schema);
        JavaType type = JavaType.of(corpus.method(subject, subject.returning()).getAnnotatedReturnType());
        Instances instances = new Instances(new Random(seed + subject.name().hashCode()));
        for (int i = 0; i < values / 2; i++) {
            Supply.put(instances.of(type));
            ToolOutput output = tool.handler().call(Arguments.none(), NoContext.INSTANCE);
            assertThat(output).isInstanceOfAny(ToolOutput.Structured.class, ToolOutput.WithNulls.class);
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
