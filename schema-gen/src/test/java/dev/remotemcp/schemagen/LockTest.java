package dev.remotemcp.schemagen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drift guard as a user meets it: compiler options, messages and the file. */
class LockTest {
    private static final String UPDATE = "-Amcp.catalog.lock=update";
    private static final String WEATHER = """
            class Weather {
                record Forecast(String text, int degrees) {}
                @McpTool Forecast forecast(String city, @Max(14) int days) { return null; }
                @McpPrompt String packing(String city) { return ""; }
                @McpResource(uri = "weather://stations") String stations() { return ""; }
            }
            """;
    private static final String CLOCK = "class Clock { @McpTool String time() { return \"\"; } }";

    @TempDir
    Path folder;

    private Project project;
    private Path lock;

    @BeforeEach
    void lockTwoClasses() {
        project = new Project(folder, "-Amcp.catalog.lock=true", "-Xlint:processing");
        lock = folder.resolve("mcp-catalog.lock.json");
        project.source("Weather", WEATHER)
                .source("Clock", CLOCK)
                .with("-proc:none")
                .compile();
        project.with(UPDATE).compile();
    }

    @Test
    void theLockIsWrittenOnPurposeAndTheSameEachTime() throws IOException {
        String text = Files.readString(lock);

        assertThat(text)
                .contains("\"forecast\" : {\n      \"class\" : \"acme.Weather\"")
                .endsWith("}\n");
        assertThat(project.with(UPDATE).compile().notes()).isEmpty();
        assertThat(Files.readString(lock)).isEqualTo(text);
        Files.delete(lock);
        assertThat(project.with(UPDATE).compile().notes()).containsExactly("Wrote " + lock);
        assertThat(Files.readString(lock)).isEqualTo(text);
    }

    @Test
    void sourcesThatKeepTheirPromisesCompileInSilence() {
        Project.Result result = project.compile();

        assertThat(result.errors()).isEmpty();
        assertThat(result.notes()).isEmpty();
        assertThat(result.warnings()).noneMatch(text -> text.contains("mcp.catalog"));
    }

    @Test
    void breakingChangesAreErrorsOnTheMethod() {
        project.source(
                "Weather",
                WEATHER.replace("14", "7")
                        .replace("String city, ", "String town, ")
                        .replace(", int degrees", "")
                        .replace("packing(String city", "packing(String city, String season"));

        assertThat(project.compile().errors())
                .containsExactlyInAnyOrder(
                        "Weather:3: The tool 'forecast' breaks the contract in mcp-catalog.lock.json at"
                                + " $.inputSchema.properties.city: the argument 'city' is gone: restore it, or keep its"
                                + " name with @McpArg(name = \"city\"), or lock the change with"
                                + " -Amcp.catalog.lock=update",
                        "Weather:3: The tool 'forecast' breaks the contract in mcp-catalog.lock.json at"
                                + " $.inputSchema.required: the argument 'town' is new and required: make it optional"
                                + " or give it a default, or lock the change with -Amcp.catalog.lock=update",
                        "Weather:3: The tool 'forecast' breaks the contract in mcp-catalog.lock.json at"
                                + " $.inputSchema.properties.days: maximum was 14, is 7: accept again what was"
                                + " accepted, or lock the change with -Amcp.catalog.lock=update",
                        "Weather:3: The tool 'forecast' breaks the contract in mcp-catalog.lock.json at"
                                + " $.outputSchema.properties.degrees: the property 'degrees' is gone: restore it, or"
                                + " keep its name with @JsonProperty(\"degrees\"), or lock the change with"
                                + " -Amcp.catalog.lock=update",
                        "Weather:4: The prompt 'packing' breaks the contract in mcp-catalog.lock.json at"
                                + " $.arguments.season: the argument 'season' is new and required: make it optional or"
                                + " give it a default, or lock the change with -Amcp.catalog.lock=update");
    }

    @Test
    void resourceTemplatesAreMissedByTheirUri() {
        String station =
                "class Weather { @McpResource(uri = \"weather://{id}\") String station(String id) { return id; } }";
        project.source("Weather", station);
        project.with(UPDATE).compile();
        project.source("Weather", station.replace("weather://{id}", "climate://{id}"));

        assertThat(project.compile().errors())
                .containsExactly("Weather:1: The resource template 'weather://{id}' is in mcp-catalog.lock.json, but"
                        + " acme.Weather offers it no more: restore it, or keep its URI with uri ="
                        + " \"weather://{id}\" in the annotation, or lock the change with -Amcp.catalog.lock=update");
    }

    @Test
    void whatIsRemovedIsAnErrorOnTheClass() {
        project.source("Clock", "\n\nclass Clock {}");
        project.source("Weather", WEATHER.replace("weather://", "climate://"));

        assertThat(project.compile().errors())
                .containsExactlyInAnyOrder(
                        "Clock:3: The tool 'time' is in mcp-catalog.lock.json, but acme.Clock offers it no more:"
                                + " restore it, or keep its name with name = \"time\" in the annotation, or lock the"
                                + " change with -Amcp.catalog.lock=update",
                        "Weather:1: The resource 'weather://stations' is in mcp-catalog.lock.json, but acme.Weather"
                                + " offers it no more: restore it, or keep its URI with uri = \"weather://stations\" in"
                                + " the annotation, or lock the change with -Amcp.catalog.lock=update");
    }

    @Test
    void aClassThatIsDeletedIsMissedByACompilationOfTheRest() throws IOException {
        project.delete("Clock");

        assertThat(project.compile("Weather").errors())
                .singleElement()
                .asString()
                .startsWith("The tool 'time' is in mcp-catalog.lock.json, but acme.Clock offers it no more");
    }

    @Test
    void aClassThatIsNotCompiledIsNotMissed() throws IOException {
        String text = Files.readString(lock);

        assertThat(project.compile("Weather").errors()).isEmpty();
        project.with(UPDATE).compile("Weather");
        assertThat(Files.readString(lock)).isEqualTo(text);
    }

    @Test
    void aToolMayMoveToAnotherClass() {
        project.source("Clock", "class Clock {}");
        project.source("Watch", CLOCK.replace("Clock", "Watch"));

        assertThat(project.compile().errors()).isEmpty();
    }

    @Test
    void compatibleChangesAreToldAndTheLockIsBehind() throws IOException {
        project.source("Weather", WEATHER.replace("14) int days", "20) int days, Optional<String> zone"));
        project.source(
                "Clock", CLOCK.replace("class Clock {", "class Clock { @McpTool String zone() { return \"\"; }"));

        Project.Result result = project.compile();
        assertThat(result.errors()).isEmpty();
        assertThat(result.notes())
                .containsExactly(
                        "The lock file mcp-catalog.lock.json is behind the sources, though by nothing that breaks a"
                                + " caller:"
                                + " the tool 'forecast' at $.inputSchema.properties.days: maximum was 14, is 20;"
                                + " the tool 'forecast' at $.inputSchema.properties.zone: the argument 'zone' is new;"
                                + " the tool 'zone' is new."
                                + " Bring it up to date with -Amcp.catalog.lock=update.");
        project.with(UPDATE).compile();
        assertThat(project.compile().notes()).isEmpty();
        assertThat(Files.readString(lock)).contains("\"maximum\" : 20");
    }

    @Test
    void anUpdateTellsWhichBreaksItAccepts() {
        project.source("Clock", "class Clock {}");
        project.source("Weather", WEATHER.replace("14", "7"));

        assertThat(project.with(UPDATE).compile().notes())
                .containsExactly("Wrote " + lock + ", accepting what breaks callers: the tool 'forecast' at"
                        + " $.inputSchema.properties.days: maximum was 14, is 7; the tool 'time' is gone");
        assertThat(project.compile().errors()).isEmpty();
    }

    @Test
    void nothingIsWrittenWhileThereAreErrors() throws IOException {
        String text = Files.readString(lock);
        project.source("Clock", "class Clock { @McpTool private String time() { return \"\"; } }");

        assertThat(project.with(UPDATE).compile().errors()).hasSize(1);
        assertThat(Files.readString(lock)).isEqualTo(text);
        assertThat(project.compile().errors()).hasSize(1).first().asString().contains("time is private");
    }

    @Test
    void withoutALockFileTheErrorSaysHowToMakeOne() throws IOException {
        Files.delete(lock);

        assertThat(project.compile().errors())
                .containsExactly("There is no " + lock + " to compare with: make it with a clean build and"
                        + " -Amcp.catalog.lock=update, and commit it");
    }

    @Test
    void aModuleThatOffersNothingNeedsNoLockFile() throws IOException {
        Files.delete(lock);
        project.source("Plain", "class Plain {}");

        assertThat(project.compile("Plain").errors()).isEmpty();
    }

    @Test
    void anotherFileIsNoLock() throws IOException {
        Files.writeString(lock, "{}");

        assertThat(project.compile().errors())
                .containsExactly("The file " + lock
                        + " is no lock file, because its lockVersion is not 1: restore it, or delete it"
                        + " and make it anew with a clean build and -Amcp.catalog.lock=update");
    }

    @Test
    void aLockFileThatWasDamagedSaysWhere() throws IOException {
        String text = Files.readString(lock);
        String mend = ": restore it, or delete it and make it anew with a clean build and -Amcp.catalog.lock=update";

        Files.writeString(lock, "{oops");
        assertThat(project.compile().errors())
                .singleElement()
                .asString()
                .startsWith("The file " + lock + " is no lock file, because it is not JSON: ")
                .endsWith(mend);
        Files.writeString(lock, text.replace("\"class\" : \"acme.Clock\"", "\"klass\" : \"acme.Clock\""));
        assertThat(project.compile().errors())
                .containsExactly("The file " + lock + " is no lock file, because the tool 'time' has no class" + mend);
        Files.writeString(lock, text.replace("\"maximum\" : 14", "\"$ref\" : \"#/$defs/Day\""));
        assertThat(project.compile().errors())
                .containsExactly(
                        "The file mcp-catalog.lock.json is no lock file, because the reference #/$defs/Day leads"
                                + " nowhere" + mend);
    }

    @Test
    void aFileThatCannotBeWrittenIsAnError() throws IOException {
        Files.createDirectories(folder.resolve("taken/inside"));

        assertThat(project.with(UPDATE, "-Amcp.catalog.lock.file=taken")
                        .compile()
                        .errors())
                .singleElement()
                .asString()
                .startsWith("Cannot write " + folder.resolve("taken") + " (")
                .endsWith("): make it writable, or name another file with -Amcp.catalog.lock.file=…");
    }

    @Test
    void withoutABuildFolderThePathMustBeAbsolute() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("elsewhere"));

        assertThat(project.with(UPDATE, "-d", classes.toString()).compile().errors())
                .containsExactly("The folder of 'mcp-catalog.lock.json' is not known, because the class files lie in"
                        + " none of target, build, out and bin: give an absolute path with"
                        + " -Amcp.catalog.lock.file=…");
    }

    @Test
    void theFileMayHaveAnotherName() {
        Path other = folder.resolve("contract/tools.json");

        assertThat(project.with(UPDATE, "-Amcp.catalog.lock.file=contract/tools.json")
                        .compile()
                        .notes())
                .containsExactly("Wrote " + other);
        assertThat(project.with("-Amcp.catalog.lock=true", "-Amcp.catalog.lock.file=" + other)
                        .compile()
                        .errors())
                .isEmpty();
    }

    @Test
    void optionsThatDoNotExistAreErrors() {
        assertThat(project.with("-Amcp.catalog.lok=true").compile().errors())
                .containsExactly("There is no processor option 'mcp.catalog.lok': use one of mcp.catalog.lock,"
                        + " mcp.catalog.lock.file, mcp.schema.profile");
        assertThat(project.with("-Amcp.catalog.lock=yes").compile().errors())
                .containsExactly("The processor option mcp.catalog.lock is 'yes': use true, false or update");
    }
}
