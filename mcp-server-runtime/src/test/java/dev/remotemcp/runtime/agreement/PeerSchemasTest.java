package dev.remotemcp.runtime.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Our schemas in full beside those of victools' jsonschema-generator: every difference is listed, with its reason. */
class PeerSchemasTest {
    @TempDir
    private static Path folder;

    private static CompiledCorpus corpus;

    @BeforeAll
    static void compile() {
        corpus = CompiledCorpus.compile(folder, Corpus.picked(), "-Amcp.schema.profile=full");
    }

    @AfterAll
    static void close() throws Exception {
        corpus.close();
    }

    @Test
    void everyDifferenceIsMeantAndEveryReasonHolds() {
        List<String> unexplained = new ArrayList<>();
        List<PeerDifference> unused = new ArrayList<>(PeerDifferences.ALL);
        for (Case subject : corpus.cases()) {
            if (subject.taken()) {
                JsonNode ours = descriptor(subject.taking()).path("inputSchema");
                Type type = corpus.method(subject, subject.taking()).getGenericParameterTypes()[0];
                JsonNode value = ours.path("properties").path("value");
                explain("in", subject, differences(type, ours, value), unexplained, unused);
            }
            if (subject.returned()) {
                JsonNode ours = descriptor(subject.returning()).path("outputSchema");
                Type type = corpus.method(subject, subject.returning()).getGenericReturnType();
                explain("out", subject, differences(type, ours, ours), unexplained, unused);
            }
        }
        assertThat(unexplained).isEmpty();
        assertThat(unused).as("reasons for nothing").isEmpty();
    }

    private static JsonNode descriptor(String tool) {
        return Judge.parse(corpus.tool(tool).descriptor().toString());
    }

    private static List<SchemaDifferences.Difference> differences(Type type, JsonNode root, JsonNode ours) {
        JsonNode theirs;
        try {
            theirs = new Peer().schema(type);
        } catch (IllegalStateException e) {
            String message = String.valueOf(e.getMessage());
            return List.of(new SchemaDifferences.Difference("schema", message, "described", ours.toString()));
        }
        return SchemaDifferences.between(theirs, theirs, root, ours);
    }

    private static void explain(
            String way,
            Case subject,
            List<SchemaDifferences.Difference> differences,
            List<String> unexplained,
            List<PeerDifference> unused) {
        for (SchemaDifferences.Difference difference : differences) {
            List<PeerDifference> explaining = PeerDifferences.ALL.stream()
                    .filter(listed -> listed.explains(way, difference))
                    .toList();
            unused.removeAll(explaining);
            if (explaining.isEmpty()) {
                unexplained.add(way + " " + subject + " " + difference);
            }
        }
    }
}
