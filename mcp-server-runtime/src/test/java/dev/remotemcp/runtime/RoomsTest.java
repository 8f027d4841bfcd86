package dev.remotemcp.runtime;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.remotemcp.runtime.protocol.Envelope;
import dev.remotemcp.runtime.protocol.json.JsonSlice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps the arrows between the runtime's packages running one way. */
class RoomsTest {
    private static final String ROOT = "dev.remotemcp.runtime";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @ParameterizedTest(name = "{0} knows only {1}")
    @CsvSource({
        "config, ''",
        "state, config",
        "pattern, ''",
        "call, pattern config",
        "schema, call pattern",
        "catalog, schema call state config",
        "builder, catalog schema call config",
        "pipeline, guard catalog call config",
        "protocol, guard pipeline catalog call state config",
        "guard, ''",
        "edge, guard protocol pipeline catalog call config",
        "logging, ''",
        "health, edge config",
        "landing, edge guard protocol catalog config"
    })
    void aRoomKnowsOnlyTheRoomsBelowIt(String room, String below) {
        List<String> allowed = new ArrayList<>(List.of(ROOT, ROOT + "." + room + ".."));
        for (String known : below.isEmpty() ? new String[0] : below.split(" ")) {
            allowed.add(ROOT + "." + known + "..");
        }
        classes()
                .that()
                .resideInAPackage(ROOT + "." + room + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(withLibraries(allowed))
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"modern", "legacy"})
    void onlyTheDialectKnowsItsEra(String era) {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".protocol." + era + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".protocol." + era + "..")
                .check(CLASSES);
    }

    @Test
    void onlyTheRoomOfSchemasKnowsTheValidator() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".schema..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.networknt..")
                .check(CLASSES);
    }

    @Test
    void onlyTheRoomOfLoggingKnowsLogback() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".logging..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ch.qos.logback..")
                .check(CLASSES);
    }

    @Test
    void nothingKnowsTheBuilder() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".builder..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".builder..")
                .check(CLASSES);
    }

    @Test
    void whatAHandlerMeetsKnowsNoneOfTheRooms() {
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .and()
                .doNotHaveSimpleName(RemoteMcp.class.getSimpleName()) // starts everything, so it may
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".*..")
                .check(CLASSES);
    }

    /** The others keep copies: a slice keeps the whole body of its request alive. */
    @Test
    void onlyWhatLastsAsLongAsARequestHasSlicesOfIt() {
        noFields()
                .that()
                .haveRawType(JsonSlice.class)
                .or()
                .haveRawType(JsonSlice[].class)
                .or()
                .haveRawType(Envelope.class)
                .should()
                .beDeclaredInClassesThat(describe(
                        "outlive a request",
                        declaring -> !List.of(
                                        "Envelope",
                                        "EnvelopeReader",
                                        "Reading",
                                        "Params",
                                        "JsonScanner",
                                        "LegacyCall",
                                        "ModernCall")
                                .contains(declaring.getSimpleName())))
                .check(CLASSES);
    }

    private static String[] withLibraries(List<String> rooms) {
        List<String> packages = new ArrayList<>(rooms);
        packages.addAll(List.of(
                "java..",
                "javax..",
                "jdk.management..",
                "com.sun.management..",
                "jakarta..",
                "ch.qos.logback..",
                "io.micronaut..",
                "io.modelcontextprotocol..",
                "io.netty..",
                "com.networknt..",
                "tools.jackson..",
                "com.fasterxml.jackson..",
                "reactor..",
                "org.reactivestreams..",
                "org.jspecify..",
                "org.slf4j..",
                "dev.remotemcp.annotations..",
                "dev.remotemcp.connect.."));
        return packages.toArray(String[]::new);
    }
}
